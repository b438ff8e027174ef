package platform

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	jobsPath    = flowsPath + "/jobs"
	uploadsPath = "/uploads/flows"
	// signedPrefix is that of headers which must all be signed.
	signedPrefix = "x-amz-"
	// maxJobs bounds what is remembered. The oldest is forgotten first.
	maxJobs = 10_000
	// maxWaiting bounds the bytes of what jobs that have not run yet wait with.
	maxWaiting = 64 << 20
)

// flowJobRoutes are how tools publish flows: they register a job, put the
// flow's file where it says, and ask until it is done.
var flowJobRoutes = []route{
	{method: "POST", path: jobsPath, guarded: true, handle: (*Platform).createJob},
	{method: "GET", path: jobsPath + "/*", guarded: true, handle: (*Platform).getJob},
	{method: "PUT", path: uploadsPath + "/*", handle: (*Platform).upload}, // the address is signed
}

// What becomes of a job.
const (
	jobRegistered = "Registered"
	jobStarted    = "Started"
	jobSuccess    = "Success"
	jobFailure    = "Failure"
)

// flowJobs are the jobs that publish flows, and those that export them.
type flowJobs struct {
	exportPerMinute int

	mu       sync.Mutex
	dice     dice
	byID     map[string]*flowJob
	oldest   ring
	waiting  int // bytes
	exports  exports
	exported window
}

func newFlowJobs(seed uint64, exportPerMinute int) *flowJobs {
	return &flowJobs{
		exportPerMinute: exportPerMinute, dice: newDice(seed, 22),
		byID: map[string]*flowJob{}, oldest: newRing(maxJobs),
		exports: exports{byID: map[string]*exportJob{}},
	}
}

// flowJob publishes a flow.
type flowJob struct {
	id, app, status string
	signature       string
	headers         map[string]string // that the upload must have, and no others that begin so
	flow            *jobFlow
	messages        []jobMessage
}

type jobFlow struct {
	ID      string `json:"id"`
	SelfURI string `json:"selfUri"`
}

type jobMessage struct {
	At   string `json:"dateTime"`
	Type string `json:"type"`
	Text string `json:"text"`
}

func (p *Platform) createJob(c *call) *Error {
	j := p.jobs
	j.mu.Lock()
	job := &flowJob{id: j.dice.uuid(), app: c.app, status: jobRegistered, signature: j.dice.hex()}
	job.headers = map[string]string{
		"x-amz-meta-jobid":             job.id,
		"x-amz-meta-organizationid":    p.org.ID,
		"x-amz-server-side-encryption": "AES256",
	}
	j.byID[job.id] = job
	if gone := j.oldest.add(job.id); gone != "" {
		delete(j.byID, gone)
	}
	j.mu.Unlock()
	c.applied("flow_job", job.id)
	return c.answer(http.StatusOK, struct {
		ID      string            `json:"id"`
		URL     string            `json:"presignedUrl"`
		Headers map[string]string `json:"headers"`
		SelfURI string            `json:"selfUri"`
	}{job.id, p.scheme("http", c.r) + uploadsPath + "/" + job.id + "?X-Amz-Signature=" + job.signature, job.headers, jobsPath + "/" + job.id})
}

func (p *Platform) getJob(c *call) *Error {
	var job flowJob // as it is now
	p.jobs.mu.Lock()
	if found := p.jobs.byID[c.args[0]]; found != nil {
		job = *found
	}
	p.jobs.mu.Unlock()
	if job.id == "" {
		return missing("job", c.args[0])
	}
	if !c.expands("messages") {
		job.messages = nil
	}
	return c.answer(http.StatusOK, struct {
		ID       string       `json:"id"`
		Status   string       `json:"status"`
		Command  string       `json:"command"`
		Flow     *jobFlow     `json:"flow,omitempty"`
		Messages []jobMessage `json:"messages,omitempty"`
		SelfURI  string       `json:"selfUri"`
	}{job.id, job.status, "Publish", job.flow, job.messages, jobsPath + "/" + job.id})
}

// expands reports whether a request asks for more of the answer.
func (c *call) expands(part string) bool {
	for _, asked := range c.r.URL.Query()["expand"] {
		for one := range strings.SplitSeq(asked, ",") {
			if one == part {
				return true
			}
		}
	}
	return false
}

// storageError is an error of the storage in which uploads land: XML, and not
// the platform's.
type storageError struct {
	XMLName xml.Name `xml:"Error"`
	Code    string
	Message string
	Request string `xml:"RequestId"`
}

var xmlContent = []string{"application/xml"}

func (c *call) refuseStorage(status int, code, message string) *Error {
	body, err := xml.Marshal(storageError{Code: code, Message: message, Request: c.id})
	if err != nil {
		panic("encode a storage error: " + err.Error()) // made of our own text
	}
	c.writeAs(xmlContent, status, append([]byte(xml.Header), body...))
	return nil
}

// upload takes a job's file, with exactly the headers that were signed.
func (p *Platform) upload(c *call) *Error {
	id := c.args[0]
	p.jobs.mu.Lock()
	job := p.jobs.byID[id]
	open := job != nil && job.status == jobRegistered
	p.jobs.mu.Unlock()
	switch {
	case job == nil || c.r.URL.Query().Get("X-Amz-Signature") != job.signature:
		return c.refuseStorage(http.StatusForbidden, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.")
	case !open:
		return c.refuseStorage(http.StatusForbidden, "AccessDenied", "Request has expired")
	}
	if wrong := job.unsigned(c.r.Header); wrong != "" {
		return c.refuseStorage(http.StatusForbidden, "SignatureDoesNotMatch", "The header "+wrong+" is not as it was signed.")
	}
	if c.r.ContentLength > maxFlowFile {
		return c.refuseStorage(http.StatusBadRequest, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
	}
	var text bytes.Buffer
	if e := c.read(&text, maxFlowFile); e != nil {
		return c.refuseStorage(http.StatusBadRequest, "EntityTooLarge", e.Message)
	}
	switch started, room := p.jobs.begin(job, text.Len()); {
	case !room:
		return c.refuseStorage(http.StatusServiceUnavailable, "SlowDown", "Please reduce your request rate.")
	case !started:
		return c.refuseStorage(http.StatusForbidden, "AccessDenied", "Request has expired")
	}
	c.applied("flow_job", id)
	c.later(p.slow.draw(), func(asked *http.Request) { p.finishJob(job, text.Bytes(), asked) })
	c.writeAs(xmlContent, http.StatusOK, nil)
	return nil
}

// unsigned names a header that is not as it was signed, in either direction.
func (job *flowJob) unsigned(h http.Header) string {
	for _, name := range slices.Sorted(maps.Keys(job.headers)) {
		if h.Get(name) != job.headers[name] {
			return name
		}
	}
	for name := range h {
		if name = strings.ToLower(name); strings.HasPrefix(name, signedPrefix) && job.headers[name] == "" {
			return name
		}
	}
	return ""
}

// begin starts a job unless another upload has, or too much waits already.
func (j *flowJobs) begin(job *flowJob, bytes int) (started, room bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.waiting+bytes > maxWaiting {
		return false, false
	}
	if job.status != jobRegistered {
		return false, true
	}
	job.status = jobStarted
	j.waiting += bytes
	return true, true
}

// finishJob publishes the file that was uploaded, or says why not.
func (p *Platform) finishJob(job *flowJob, text []byte, asked *http.Request) {
	file, err := readFlowFile(text)
	p.jobs.mu.Lock() // whoever hears of the new version finds the job done
	defer p.jobs.mu.Unlock()
	p.jobs.waiting -= len(text)
	var f *flow
	if err == nil {
		f, err = p.publishFile(job.app, file, text, p.changedFlow(asked))
	}
	if err != nil {
		job.status = jobFailure
		job.messages = []jobMessage{{date(time.Now()), "Error", err.Error()}}
	} else {
		job.status = jobSuccess
		job.flow = &jobFlow{f.ID, f.SelfURI}
	}
}

// publishFile makes a file the published version of the flow of its type and
// name, which is made if there is none.
func (p *Platform) publishFile(app string, file *flowFile, text []byte, done func(*flow)) (*flow, error) {
	fs := p.flows
	fs.mu.Lock()
	defer fs.mu.Unlock()
	var f *flow
	if before := fs.byName[file.kind+"/"+strings.ToLower(file.name)]; before != nil {
		copied := *before
		f = &copied
	} else {
		f = fs.fresh(file.name, file.kind)
	}
	if e := f.free(app); e != nil {
		return nil, errors.New(e.Message)
	}
	if fs.bytes+len(text) > maxFlowBytes || len(fs.list) >= maxFlows {
		return nil, fmt.Errorf("the twin holds at most %d flows and %d bytes of them", maxFlows, maxFlowBytes)
	}
	if file.description != nil {
		f.Description = *file.description
	}
	f.addVersion(bytes.Clone(text), time.Now()) // a copy without spare room
	f.publish(f.Saved, time.Now())
	f.LockedClient = nil
	fs.set(f)
	done(f)
	return f, nil
}
