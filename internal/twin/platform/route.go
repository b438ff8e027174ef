package platform

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// maxArgs is how many segments of a path a route may leave open.
const maxArgs = 4

// route is one method at one path. A segment * takes anything, and the handler
// finds it in call.args.
type route struct {
	method  string
	path    string
	guarded bool // wants a bearer token, and counts against it
	action  bool // runs a data action
	handle  func(*Platform, *call) *Error
}

// tree finds routes by path, segment by segment. Unlike net/http's it neither
// cleans paths nor answers by itself: a platform knows no redirects, and its
// errors have its own shape.
type tree struct {
	named  map[string]*tree
	any    *tree
	routes []*route
	allow  string // the methods, for the header Allow
}

func plant(lists ...[]route) *tree {
	root := &tree{}
	all := slices.Concat(lists...)
	for i := range all {
		r, at := &all[i], root
		for segment := range strings.SplitSeq(strings.TrimPrefix(r.path, "/"), "/") {
			at = at.grow(segment)
		}
		at.routes = append(at.routes, r)
		at.allow = strings.TrimPrefix(at.allow+", "+r.method, ", ")
	}
	return root
}

func (t *tree) grow(segment string) *tree {
	if segment == "*" {
		if t.any == nil {
			t.any = &tree{}
		}
		return t.any
	}
	if t.named == nil {
		t.named = map[string]*tree{}
	}
	if t.named[segment] == nil {
		t.named[segment] = &tree{}
	}
	return t.named[segment]
}

// find returns the tree at an escaped path, nil if there is none. Segments are
// unescaped one by one, so that an id may hold an escaped slash.
func (t *tree) find(path string, args *[maxArgs]string) *tree {
	rest, ok := strings.CutPrefix(path, "/")
	if !ok {
		return nil
	}
	for n, more := 0, true; more; {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		if next := t.named[segment]; next != nil {
			t = next
			continue
		}
		value, err := url.PathUnescape(segment)
		if t = t.any; t == nil || err != nil || value == "" || n == maxArgs {
			return nil
		}
		args[n] = value
		n++
	}
	if len(t.routes) == 0 {
		return nil
	}
	return t
}

// route is the one for a method, nil if there is none. HEAD is GET without the
// body, which net/http drops.
func (t *tree) route(method string) *route {
	for _, r := range t.routes {
		if r.method == method {
			return r
		}
	}
	if method == http.MethodHead {
		return t.route(http.MethodGet)
	}
	return nil
}
