package platform

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

const (
	// maxQuery is how long a query may be; longer ones get 414.
	maxQuery = 8 << 10
	// maxConditions bounds what every record is compared with.
	maxConditions = 100
)

// condition is one of a query's, like state!=6.
type condition struct {
	column   int
	operator string
	value    string
}

// The operators of encoded queries, longer ones first where one begins
// another.
var operators = []string{"ISNOTEMPTY", "ISEMPTY", "STARTSWITH", "ENDSWITH", "NOT LIKE", "LIKE", "IN", "!=", ">=", "<=", ">", "<", "="}

// snowQuery is an encoded query: all of its groups must hold, and of a group
// any condition.
type snowQuery struct {
	groups [][]condition
	order  []ordering
}

type ordering struct {
	column     int
	descending bool
}

// readQuery reads an encoded query (a=1^ORa=2^b!=3^ORDERBYDESCnumber). What it
// cannot make sense of it leaves out, as ServiceNow does.
func readQuery(text string) (q snowQuery) {
	for n, term := range strings.SplitN(text, "^", maxConditions+1) {
		if n == maxConditions {
			break
		}
		if name, ok := strings.CutPrefix(term, "ORDERBYDESC"); ok {
			q.addOrder(name, true)
			continue
		}
		if name, ok := strings.CutPrefix(term, "ORDERBY"); ok {
			q.addOrder(name, false)
			continue
		}
		rest, or := strings.CutPrefix(term, "OR")
		c, ok := readCondition(rest)
		switch {
		case !ok:
		case or && len(q.groups) > 0:
			last := &q.groups[len(q.groups)-1]
			*last = append(*last, c)
		default:
			q.groups = append(q.groups, []condition{c})
		}
	}
	return q
}

func (q *snowQuery) addOrder(name string, descending bool) {
	if c := columnAt(name); c >= 0 {
		q.order = append(q.order, ordering{c, descending})
	}
}

func readCondition(term string) (condition, bool) {
	end := strings.IndexFunc(term, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	if end < 0 {
		return condition{}, false
	}
	c := condition{column: columnAt(term[:end])}
	for _, operator := range operators {
		if value, ok := strings.CutPrefix(term[end:], operator); ok {
			c.operator, c.value = operator, value
			return c, c.column >= 0
		}
	}
	return condition{}, false
}

func (c *condition) holds(i *incident) bool {
	text := i[c.column]
	switch c.operator {
	case "=":
		return text == c.value
	case "!=":
		return text != c.value
	case "ISEMPTY":
		return text == ""
	case "ISNOTEMPTY":
		return text != ""
	case "STARTSWITH":
		return strings.HasPrefix(text, c.value)
	case "ENDSWITH":
		return strings.HasSuffix(text, c.value)
	case "LIKE":
		return strings.Contains(text, c.value)
	case "NOT LIKE":
		return !strings.Contains(text, c.value)
	case "IN":
		for one := range strings.SplitSeq(c.value, ",") {
			if one == text {
				return true
			}
		}
		return false
	case ">":
		return text > c.value
	case ">=":
		return text >= c.value
	case "<":
		return text < c.value
	}
	return text <= c.value
}

func (q *snowQuery) holds(i *incident) bool {
	for _, group := range q.groups {
		if !slices.ContainsFunc(group, func(c condition) bool { return c.holds(i) }) {
			return false
		}
	}
	return true
}

// exactly is the one record that a query can be about, if it asks for a number
// or a sys_id.
func (s *serviceNow) exactly(q *snowQuery) (one *incident, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, group := range q.groups {
		if c := group[0]; len(group) == 1 && c.operator == "=" {
			switch c.column {
			case sysID:
				return s.incidents[c.value], true
			case number:
				return s.byNumber[c.value], true
			}
		}
	}
	return nil, false
}

// find lists the records for which a query holds, in its order.
func (s *serviceNow) find(q *snowQuery) []*incident {
	var all []*incident
	if one, ok := s.exactly(q); !ok {
		all = s.all()
	} else if one != nil {
		all = []*incident{one}
	}
	found := slices.DeleteFunc(all, func(i *incident) bool { return !q.holds(i) })
	slices.SortStableFunc(found, func(a, b *incident) int {
		for _, o := range q.order {
			if c := strings.Compare(a[o.column], b[o.column]); c != 0 {
				if o.descending {
					return -c
				}
				return c
			}
		}
		return 0
	})
	return found
}

// query answers with a list.
func (s *serviceNow) query(r *snowRequest, only []int) snowAnswer {
	q := readQuery(r.query.Get("sysparm_query"))
	for key, values := range r.query { // state=1 instead of an encoded query
		if c := columnAt(key); c >= 0 && len(q.groups) < maxConditions {
			q.groups = append(q.groups, []condition{{c, "=", values[0]}})
		}
	}
	limit, ok := wholeNumber(r.query.Get("sysparm_limit"), maxRecords)
	offset, ok2 := wholeNumber(r.query.Get("sysparm_offset"), 0)
	if !ok || !ok2 {
		return refusedSnow(http.StatusBadRequest, "Invalid query", "sysparm_limit and sysparm_offset want whole numbers")
	}
	found := s.find(&q)
	low := min(offset, len(found))
	high := min(low+min(limit, maxRecords), len(found))
	b := []byte(`{"result":[`)
	for n, i := range found[low:high] {
		if n > 0 {
			b = append(b, ',')
		}
		b = i.appendTo(b, only)
	}
	a := snowAnswer{status: http.StatusOK, body: append(b, "]}"...), headers: map[string]string{"X-Total-Count": strconv.Itoa(len(found))}}
	if links := r.links(offset, limit, len(found)); links != "" && r.path != "" {
		a.headers["Link"] = links
	}
	return a
}

func wholeNumber(text string, standard int) (int, bool) {
	if text == "" {
		return standard, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0
}

// links are the pages around one, as the header Link has them.
func (r *snowRequest) links(offset, limit, total int) string {
	if limit == 0 || total <= limit {
		return ""
	}
	var links []string
	link := func(rel string, at int) {
		query := maps.Clone(r.query)
		query.Set("sysparm_offset", strconv.Itoa(at))
		query.Set("sysparm_limit", strconv.Itoa(limit))
		links = append(links, "<"+r.path+"?"+query.Encode()+`>;rel="`+rel+`"`)
	}
	link("first", 0)
	if offset > 0 {
		link("prev", max(0, offset-limit))
	}
	if offset < total-limit {
		link("next", offset+limit)
	}
	link("last", (total-1)/limit*limit)
	return strings.Join(links, ",")
}
