package platform

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	exportsPath   = flowsPath + "/export/jobs"
	downloadsPath = "/downloads/flows"
	// maxExport bounds the flows of a job, and maxExportBytes their files.
	maxExport      = 1000
	maxExportBytes = 32 << 20
	// maxExports bounds the jobs that are remembered, and keptExportBytes the
	// files. The oldest is forgotten first.
	maxExports      = 1000
	keptExportBytes = 128 << 20
)

// flowExportRoutes are how tools get the files of flows.
var flowExportRoutes = []route{
	{method: "POST", path: exportsPath, guarded: true, handle: (*Platform).createExport},
	{method: "GET", path: exportsPath + "/*", guarded: true, handle: (*Platform).getExport},
	{method: "GET", path: downloadsPath + "/*", handle: (*Platform).download}, // the address is signed
}

// exportJob exports flows.
type exportJob struct {
	id, status, signature string
	total                 int
	messages              []jobMessage
	files                 []exportFile
	bytes                 int // of files
}

// exports are the jobs that are remembered. Guarded by their owner.
type exports struct {
	byID  map[string]*exportJob
	order []*exportJob
	bytes int
}

// add notes a job.
func (x *exports) add(job *exportJob) {
	x.byID[job.id] = job
	x.order = append(x.order, job)
	x.trim()
}

// finish gives a job its files.
func (x *exports) finish(job *exportJob, files []exportFile) {
	job.status = jobSuccess
	if x.byID[job.id] == nil {
		return // forgotten meanwhile
	}
	for _, f := range files {
		job.bytes += len(f.text) + len(f.name)
	}
	job.files = files
	x.bytes += job.bytes
	x.trim()
}

func (x *exports) trim() {
	for len(x.order) > maxExports || x.bytes > keptExportBytes {
		gone := x.order[0]
		x.order[0], x.order = nil, x.order[1:]
		delete(x.byID, gone.id)
		x.bytes -= gone.bytes
	}
}

type exportFile struct {
	name string
	text []byte
}

// exportFlow is one flow that a job is to export: by id, or by type and name.
type exportFlow struct {
	Flow struct {
		ID      string `json:"id"`
		Name    string `json:"name"`
		Type    string `json:"type"`
		Version string `json:"version"`
	} `json:"flow"`
	FileName string `json:"fileName"`
	Type     string `json:"exportType"`
}

func (p *Platform) createExport(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked struct {
			Flows []exportFlow `json:"flows"`
		}
		if e := decode(body, &asked); e != nil {
			return e
		}
		if len(asked.Flows) == 0 || len(asked.Flows) > maxExport {
			return BadRequest(fmt.Sprintf("flows has %d entries, want 1 to %d", len(asked.Flows), maxExport))
		}
		for i, f := range asked.Flows {
			switch {
			case f.Flow.ID == "" && (f.Flow.Name == "" || f.Flow.Type == ""):
				return BadRequest(fmt.Sprintf("flows[%d].flow wants id, or name and type", i))
			case f.Type != "" && !strings.EqualFold(f.Type, "Yaml"):
				return BadRequest(fmt.Sprintf("flows[%d].exportType is %q; the twin exports Yaml only", i, cut(f.Type, 20)))
			case len(f.FileName) > maxName:
				return BadRequest(fmt.Sprintf("flows[%d].fileName wants at most %d characters", i, maxName))
			}
		}
		job := p.jobs.export(len(asked.Flows), len(body))
		if job == nil {
			return full(maxWaiting, "bytes of jobs that wait")
		}
		refused := p.jobs.tooMany(c, len(asked.Flows))
		begun := job.shown("") // before it can be done
		c.applied("flow_export", job.id)
		size := len(body)
		c.later(p.slow.draw(), func(*http.Request) { p.finishExport(job, asked.Flows, size, refused) })
		return c.answer(http.StatusOK, begun)
	})
}

// export makes a job, unless too much waits already.
func (j *flowJobs) export(flows, bytes int) *exportJob {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.waiting+bytes > maxWaiting {
		return nil
	}
	j.waiting += bytes
	job := &exportJob{id: j.dice.uuid(), status: jobStarted, signature: j.dice.hex(), total: flows}
	j.exports.add(job)
	return job
}

// tooMany counts flows against the limit behind the exports. One too many does
// not refuse the request: the service behind it gets the 429, and its client
// sees a job that has failed and names no limit.
func (j *flowJobs) tooMany(c *call, flows int) bool {
	j.mu.Lock()
	now, left, ok := time.Now(), time.Duration(0), true
	for range flows {
		if _, left, ok = j.exported.take(now, j.exportPerMinute); !ok {
			break
		}
	}
	j.mu.Unlock()
	if !ok {
		c.report(Throttle{Limit: "flow_export_per_minute", Status: http.StatusTooManyRequests, RetryAfter: left})
	}
	return !ok
}

// finishExport gathers the files. Size is that of the request.
func (p *Platform) finishExport(job *exportJob, asked []exportFlow, size int, refused bool) {
	var files []exportFile
	bytes, failure := 0, ""
	for _, one := range asked {
		file, ok := p.exportFile(one)
		if !ok || refused {
			failure = fmt.Sprintf("could not find the flow with id '%s', exit code: 107", one.Flow.ID)
			if one.Flow.ID == "" {
				failure = fmt.Sprintf("could not find the flow with name '%s' and type '%s', exit code: 107", one.Flow.Name, one.Flow.Type)
			}
			break
		}
		if bytes += len(file.text); bytes > maxExportBytes {
			failure = fmt.Sprintf("the flows have more than %d bytes", maxExportBytes)
			break
		}
		files = append(files, file)
	}
	p.jobs.mu.Lock()
	defer p.jobs.mu.Unlock()
	p.jobs.waiting -= size
	if failure != "" {
		job.status, job.messages = jobFailure, []jobMessage{{date(time.Now()), "Error", failure}}
		return
	}
	p.jobs.exports.finish(job, files)
}

func (p *Platform) exportFile(asked exportFlow) (exportFile, bool) {
	p.flows.mu.RLock()
	f := p.flows.byID[asked.Flow.ID]
	if asked.Flow.ID == "" {
		f = p.flows.byName[strings.ToUpper(asked.Flow.Type)+"/"+strings.ToLower(asked.Flow.Name)]
	}
	p.flows.mu.RUnlock()
	if f == nil {
		return exportFile{}, false
	}
	v := f.Saved
	if asked.Flow.Version != "" && asked.Flow.Version != "latest" {
		v = f.find(asked.Flow.Version)
	}
	if v == nil {
		return exportFile{}, false
	}
	name := asked.FileName
	if name == "" {
		name = f.Name + "_v" + strings.ReplaceAll(v.ID, ".", "-")
	}
	return exportFile{plainName(name), f.fileOf(v)}, true
}

// plainName is a file's name without what could lead out of a directory or
// end a header.
func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune(`/\:*?"<>|;%`, r) {
			return '_'
		}
		return r
	}, name)
	if strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		return name
	}
	return name + ".yaml"
}

// exportShown is a job as the API shows it.
type exportShown struct {
	ID       string       `json:"id"`
	Status   string       `json:"status"`
	Total    int          `json:"totalFlows"`
	URL      string       `json:"downloadUrl,omitempty"`
	Messages []jobMessage `json:"messages,omitempty"`
	SelfURI  string       `json:"selfUri"`
}

func (job *exportJob) shown(url string) exportShown {
	return exportShown{ID: job.id, Status: job.status, Total: job.total, URL: url, SelfURI: exportsPath + "/" + job.id}
}

func (p *Platform) getExport(c *call) *Error {
	var job exportJob // as it is now
	p.jobs.mu.Lock()
	if found := p.jobs.exports.byID[c.args[0]]; found != nil {
		job = *found
	}
	p.jobs.mu.Unlock()
	if job.id == "" {
		return missing("job", c.args[0])
	}
	url := ""
	if job.status == jobSuccess {
		url = p.scheme("http", c.r) + downloadsPath + "/" + job.id + "?X-Amz-Signature=" + job.signature
	}
	shown := job.shown(url)
	if c.expands("messages") {
		shown.Messages = job.messages
	}
	return c.answer(http.StatusOK, shown)
}

var (
	yamlContent = []string{"application/x-yaml"}
	zipContent  = []string{"application/zip"}
)

// download gives the file of a job with one flow, and an archive of those of a
// job with more.
func (p *Platform) download(c *call) *Error {
	p.jobs.mu.Lock()
	job := p.jobs.exports.byID[c.args[0]]
	var files []exportFile
	if job != nil && c.r.URL.Query().Get("X-Amz-Signature") == job.signature {
		files = job.files
	}
	p.jobs.mu.Unlock()
	switch {
	case len(files) == 0:
		return c.refuseStorage(http.StatusForbidden, "AccessDenied", "Access Denied")
	case len(files) == 1:
		c.w.Header().Set("Content-Disposition", "attachment; filename="+files[0].name)
		c.writeAs(yamlContent, http.StatusOK, files[0].text)
		return nil
	}
	c.w.Header().Set("Content-Disposition", "attachment; filename=flows.zip")
	c.writeAs(zipContent, http.StatusOK, archive(files))
	return nil
}

// archive puts files into a zip; of those with one name, all but the first get
// a number.
func archive(files []exportFile) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	taken := map[string]int{}
	for _, f := range files {
		name := f.name
		if n := taken[name]; n > 0 {
			name = strconv.Itoa(n+1) + "_" + name
		}
		taken[f.name]++
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(f.text)
		}
		if err != nil {
			panic("write into memory: " + err.Error())
		}
	}
	if err := z.Close(); err != nil {
		panic("write into memory: " + err.Error())
	}
	return b.Bytes()
}
