package platform

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

const (
	// A page holds this many entities unless it is asked for others.
	pageSize    = 25
	maxPageSize = 500
)

// page is the envelope of every list.
type page struct {
	Entities    any    `json:"entities"`
	PageSize    int    `json:"pageSize"`
	PageNumber  int    `json:"pageNumber"`
	Total       int    `json:"total"`
	PageCount   int    `json:"pageCount"`
	FirstURI    string `json:"firstUri"`
	NextURI     string `json:"nextUri,omitempty"`
	PreviousURI string `json:"previousUri,omitempty"`
	LastURI     string `json:"lastUri"`
	SelfURI     string `json:"selfUri"`
}

// paged cuts the page out of all that a list's query asks for.
func paged[T any](path string, query url.Values, all []T) (page, *Error) {
	p := page{Total: len(all)}
	var e *Error
	number := func(key string, standard, most int) int {
		text := cmp.Or(query.Get(key), strconv.Itoa(standard))
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > most {
			e = BadRequest(fmt.Sprintf("%s is %q, want a whole number from 1 to %d", key, text, most))
		}
		return n
	}
	p.PageSize = number("pageSize", pageSize, maxPageSize)
	p.PageNumber = number("pageNumber", 1, 1_000_000)
	if e != nil {
		return page{}, e
	}
	p.PageCount = (len(all) + p.PageSize - 1) / p.PageSize
	low := min((p.PageNumber-1)*p.PageSize, len(all))
	p.Entities = append([]T{}, all[low:min(low+p.PageSize, len(all))]...) // never null
	query.Set("pageSize", strconv.Itoa(p.PageSize))
	uri := func(n int) string {
		query.Set("pageNumber", strconv.Itoa(n))
		return path + "?" + query.Encode()
	}
	p.FirstURI, p.LastURI, p.SelfURI = uri(1), uri(max(1, p.PageCount)), uri(p.PageNumber)
	if p.PageNumber < p.PageCount {
		p.NextURI = uri(p.PageNumber + 1)
	}
	if p.PageNumber > 1 {
		p.PreviousURI = uri(p.PageNumber - 1)
	}
	return p, nil
}

// sorted is a list in the order that its query asks for. What can be sorted by
// is in keys; anything else leaves the list in its own order, or turns it round.
func sorted[T any](query url.Values, all []T, keys map[string]func(T) string) []T {
	key := keys[query.Get("sortBy")]
	down := strings.HasPrefix(strings.ToLower(query.Get("sortOrder")), "desc")
	if key == nil && !down {
		return all
	}
	all = slices.Clone(all)
	if key != nil {
		slices.SortStableFunc(all, func(x, y T) int { return strings.Compare(key(x), key(y)) })
	}
	if down {
		slices.Reverse(all)
	}
	return all
}

// query is the request's query.
func (c *call) query() (url.Values, *Error) {
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return nil, BadRequest("The query cannot be parsed.")
	}
	return query, nil
}

// list answers with the page of a list that the query asks for.
func list[T any](c *call, path string, all []T) *Error {
	query, e := c.query()
	if e != nil {
		return e
	}
	p, e := paged(path, query, all)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, p)
}
