package platform

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

const (
	uploadPath = "/uploads/"

	maxUpload     = 16 << 20 // bytes of one upload, as sent
	maxUnpacked   = 64 << 20 // and unpacked
	maxUploads    = 1000     // given out at once
	maxAllUploads = 64 << 20 // bytes of all uploads that are there
	uploadLife    = time.Hour
)

// uploads are the places that were given out to put something at. Guarded by
// its owner.
type uploads struct {
	byKey  map[string]*upload
	oldest ring
	bytes  int
}

type upload struct {
	app       string
	about     string // path of the schedule or week that it is for
	signature string
	length    int // that was announced
	expires   time.Time
	content   []byte // nil until it is there
}

// reserve makes room for so many bytes, those of uploads that have expired
// first. It reports false if there is none.
func (u *uploads) reserve(n int, now time.Time) bool {
	if u.bytes+n > maxAllUploads {
		for key, up := range u.byKey {
			if !now.Before(up.expires) {
				u.drop(key)
			}
		}
	}
	if u.bytes+n > maxAllUploads {
		return false
	}
	u.bytes += n
	return true
}

func newUploads() uploads { return uploads{byKey: map[string]*upload{}, oldest: newRing(maxUploads)} }

func (u *uploads) drop(key string) {
	if up := u.byKey[key]; up != nil {
		u.bytes -= len(up.content)
		delete(u.byKey, key)
	}
}

// The headers that must come with an upload, besides the signature.
const (
	signatureHeader = "X-Upload-Signature"
	uploadType      = "application/json"
	uploadEncoding  = "gzip"
)

type uploadAnswer struct {
	Key     string            `json:"uploadKey"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	Schema  *struct{}         `json:"uploadBodySchema"` // documentation, and always null
}

// giveUpload gives out a place for the body of an update or import.
func (p *Platform) giveUpload(c *call, about string) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked struct {
			Length int `json:"contentLengthBytes"`
		}
		if e := decode(body, &asked); e != nil {
			return e
		}
		if asked.Length < 1 || asked.Length > maxUpload {
			return BadRequest(fmt.Sprintf("contentLengthBytes wants 1 to %d, the size of the gzipped body", maxUpload))
		}
		w := p.wfm
		w.mu.Lock()
		key := w.dice.uuid()
		up := &upload{app: c.app, about: about, signature: w.dice.text(32), length: asked.Length, expires: time.Now().Add(uploadLife)}
		w.uploads.byKey[key] = up
		if gone := w.uploads.oldest.add(key); gone != "" {
			w.uploads.drop(gone)
		}
		w.mu.Unlock()
		c.applied("upload", key)
		return c.answer(http.StatusOK, uploadAnswer{
			Key: key, URL: p.scheme("http", c.r) + uploadPath + key,
			Headers: map[string]string{"Content-Type": uploadType, "Content-Encoding": uploadEncoding, strings.ToLower(signatureHeader): up.signature},
		})
	})
}

// takeUpload takes what is put at a place that was given out. The address and
// its headers are all the permission that is wanted.
func (p *Platform) takeUpload(c *call) *Error {
	w, key, now := p.wfm, c.args[0], time.Now()
	w.mu.Lock()
	up := w.uploads.byKey[key]
	w.mu.Unlock()
	h := c.r.Header // what it is compared with never changes
	switch {
	case up == nil || !now.Before(up.expires):
		return c.refuseStorage(http.StatusForbidden, "AccessDenied", "Request has expired")
	case h.Get("Content-Type") != uploadType, h.Get("Content-Encoding") != uploadEncoding, h.Get(signatureHeader) != up.signature:
		return c.refuseStorage(http.StatusForbidden, "SignatureDoesNotMatch", "The request signature does not match: the headers are not those that were given out")
	case c.r.ContentLength >= 0 && c.r.ContentLength != int64(up.length):
		return c.refuseStorage(http.StatusForbidden, "SignatureDoesNotMatch", "The content length is not the one that was announced")
	}
	w.mu.Lock()
	room := w.uploads.reserve(up.length, now)
	w.mu.Unlock()
	if !room {
		return c.refuseStorage(http.StatusServiceUnavailable, "SlowDown", "Please reduce your request rate.")
	}
	content, err := io.ReadAll(io.LimitReader(c.r.Body, int64(up.length)+1))
	whole := err == nil && len(content) == up.length
	w.mu.Lock()
	there := w.uploads.byKey[key] == up
	if whole && there {
		w.uploads.bytes -= len(up.content) // of an earlier try
		up.content = content
	} else {
		w.uploads.bytes -= up.length
	}
	w.mu.Unlock()
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return c.refuseStorage(http.StatusBadRequest, "RequestTimeout", "The connection was not read from or written to within the timeout")
	case !whole:
		c.w.Header().Set("Connection", "close") // there may be more
		return c.refuseStorage(http.StatusForbidden, "SignatureDoesNotMatch", "The content length is not the one that was announced")
	case !there:
		return c.refuseStorage(http.StatusForbidden, "AccessDenied", "Request has expired")
	}
	c.applied("upload", key)
	return c.empty(http.StatusOK)
}

// collect takes what was uploaded for something. It can be had once, and counts
// among the uploads until it is read. The lock must be held.
func (w *wfm) collect(key, about, app string, now time.Time) ([]byte, *Error) {
	up := w.uploads.byKey[key]
	switch {
	case up == nil || up.app != app || up.about != about || !now.Before(up.expires):
		return nil, &Error{Status: http.StatusNotFound, Code: "not.found", Message: "The uploadKey is not known for this."}
	case up.content == nil:
		return nil, BadRequest("Nothing has been uploaded under the uploadKey.")
	}
	delete(w.uploads.byKey, key)
	return up.content, nil
}

var errNotGzip = errors.New("the upload is not gzip, or is too large")

// unpack undoes gzip, up to a size.
func unpack(content []byte, most int64) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, errNotGzip
	}
	plain, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil || int64(len(plain)) > most {
		return nil, errNotGzip
	}
	return plain, nil
}
