package otlp

import (
	"time"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	resource "go.opentelemetry.io/proto/otlp/resource/v1"
	"google.golang.org/protobuf/proto"

	"holdfast/internal/export"
)

// Resource says whose numbers they are.
type Resource struct {
	RunID, Scenario, Version string
	Started                  time.Time // of the run: counts are since then
}

// units are those of UCUM, as OpenTelemetry wants them.
var units = map[string]string{"seconds": "s", "bytes": "By"}

// Encode makes an ExportMetricsServiceRequest of families as they were at an
// instant. MetricsData has the same fields on the wire, and needs no gRPC.
func Encode(of Resource, at time.Time, all []export.Family) ([]byte, error) {
	start, now := uint64(of.Started.UnixNano()), uint64(at.UnixNano())
	scope := &metrics.ScopeMetrics{Scope: &common.InstrumentationScope{Name: "holdfast", Version: of.Version}}
	for i := range all {
		scope.Metrics = append(scope.Metrics, metric(&all[i], start, now))
	}
	return proto.Marshal(&metrics.MetricsData{ResourceMetrics: []*metrics.ResourceMetrics{{
		Resource: &resource.Resource{Attributes: []*common.KeyValue{
			text("service.name", "holdfast"), text("service.version", of.Version), text("service.instance.id", of.RunID), text("holdfast.scenario", of.Scenario),
		}},
		ScopeMetrics: []*metrics.ScopeMetrics{scope},
	}}})
}

func metric(f *export.Family, start, now uint64) *metrics.Metric {
	m := &metrics.Metric{Name: f.Name, Description: f.Help, Unit: units[f.Unit]}
	const since = metrics.AggregationTemporality_AGGREGATION_TEMPORALITY_CUMULATIVE
	if f.Kind == export.Histogram {
		h := &metrics.Histogram{AggregationTemporality: since}
		for i := range f.Samples {
			s := &f.Samples[i]
			count := uint64(0)
			for _, n := range s.Buckets {
				count += n
			}
			h.DataPoints = append(h.DataPoints, &metrics.HistogramDataPoint{
				Attributes: attributes(s.Labels), StartTimeUnixNano: start, TimeUnixNano: now,
				Count: count, Sum: &s.Sum, BucketCounts: s.Buckets, ExplicitBounds: export.Bounds,
			})
		}
		m.Data = &metrics.Metric_Histogram{Histogram: h}
		return m
	}
	var points []*metrics.NumberDataPoint
	for i := range f.Samples {
		s := &f.Samples[i]
		points = append(points, &metrics.NumberDataPoint{
			Attributes: attributes(s.Labels), StartTimeUnixNano: start, TimeUnixNano: now, Value: &metrics.NumberDataPoint_AsDouble{AsDouble: s.Value},
		})
	}
	if f.Kind == export.Counter {
		m.Data = &metrics.Metric_Sum{Sum: &metrics.Sum{DataPoints: points, AggregationTemporality: since, IsMonotonic: true}}
	} else {
		m.Data = &metrics.Metric_Gauge{Gauge: &metrics.Gauge{DataPoints: points}}
	}
	return m
}

func attributes(labels []export.Label) []*common.KeyValue {
	var out []*common.KeyValue
	for _, l := range labels {
		out = append(out, text(l.Name, l.Value))
	}
	return out
}

func text(key, value string) *common.KeyValue {
	return &common.KeyValue{Key: key, Value: &common.AnyValue{Value: &common.AnyValue_StringValue{StringValue: value}}}
}
