package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Prometheus writes families in the text format of Prometheus (0.0.4), or in
// that of OpenMetrics 1.0.
func Prometheus(w io.Writer, all []Family, openMetrics bool) error {
	b := bufio.NewWriter(w)
	for _, f := range all {
		name := f.Name
		if f.Kind == Counter && !openMetrics {
			name += "_total"
		}
		fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, helpText(f.Help, openMetrics), name, [...]string{"gauge", "counter", "histogram"}[f.Kind])
		if openMetrics && f.Unit != "" {
			fmt.Fprintf(b, "# UNIT %s %s\n", name, f.Unit)
		}
		for i := range f.Samples {
			s := &f.Samples[i]
			switch f.Kind {
			case Counter:
				line(b, f.Name+"_total", s.Labels, number(s.Value))
			case Gauge:
				line(b, f.Name, s.Labels, number(s.Value))
			case Histogram:
				sum := uint64(0)
				for k, n := range s.Buckets {
					sum += n
					le := math.Inf(1)
					if k < len(Bounds) {
						le = Bounds[k]
					}
					line(b, f.Name+"_bucket", append(s.Labels[:len(s.Labels):len(s.Labels)], Label{"le", number(le)}), strconv.FormatUint(sum, 10))
				}
				line(b, f.Name+"_sum", s.Labels, number(s.Sum))
				line(b, f.Name+"_count", s.Labels, strconv.FormatUint(sum, 10))
			}
		}
	}
	if openMetrics {
		fmt.Fprint(b, "# EOF\n")
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write metrics: %w", err)
	}
	return nil
}

func line(b *bufio.Writer, name string, labels []Label, value string) {
	b.WriteString(name)
	for i, l := range labels {
		b.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(b, `%s="%s"`, l.Name, labelText.Replace(l.Value))
	}
	if len(labels) > 0 {
		b.WriteByte('}')
	}
	b.WriteString(" " + value + "\n")
}

var (
	labelText = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
	plainHelp = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
)

func helpText(s string, openMetrics bool) string {
	if openMetrics {
		return labelText.Replace(s)
	}
	return plainHelp.Replace(s)
}

func number(v float64) string {
	if math.IsInf(v, 1) {
		return "+Inf"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
