package publish

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"holdfast/internal/publish/queue"
)

// flowFile is a flow as its file names it. The file itself is the item's.
type flowFile struct {
	Type string `json:"type"`
	Name string `json:"name"`
	File string `json:"file"`
}

// The steps of a flow file. A job publishes once, whatever becomes of the
// answers on the way: a job that was not given its file does nothing.
const (
	stepFind    = "find"    // is there a flow of this type and name?
	stepCompare = "compare" // does it do what the file says?
	stepJob     = "job"     // register a job
	stepUpload  = "upload"  // give it the file
	stepPoll    = "poll"    // what has become of it?
)

// Keys of a flow's memo, and of what must not be kept: the address of the
// upload is a permission.
const (
	memoFlow   = "flow"
	memoJob    = "job"
	memoPolls  = "polls"
	memoJobs   = "jobs"   // that have failed for reasons that pass
	memoUnsure = "unsure" // the upload's answer was lost: polls that did not see it
	memoRefuse = "uploads_refused"
	hiddenURL  = "url"
	hiddenHead = "headers"
	hiddenTold = "told" // what was heard of it
)

const (
	jobsPath = "/api/v2/flows/jobs"
	// maxJobWait is how long a job is followed, about.
	maxJobWait = 16 * time.Minute
	// maxJobs is how often a job is started anew that failed for a reason that
	// passes.
	maxJobs = 6
	// maxUploads is how often an upload is refused before it is for good.
	maxUploads = 3
	// unsurePolls are the looks at a job, settleWait apart, after which an upload
	// whose answer was lost counts as not arrived.
	unsurePolls = 3
)

// flows is the program of flow files.
type flows struct{}

// Scope tells the storage from the platform.
func (flows) Scope(it *queue.Item) string {
	if it.Step == stepUpload && it.Volatile[hiddenURL] != "" {
		return scopeStorage
	}
	return scopeToken
}

// Call is what the item's step asks for.
func (flows) Call(it *queue.Item) (queue.Call, error) {
	f := specOf[flowFile](it)
	get := func(path string) (queue.Call, error) {
		return queue.Call{Method: http.MethodGet, Path: path, Repeatable: true}, nil
	}
	if it.Step == stepUpload && it.Volatile[hiddenURL] == "" {
		it.Step = stepJob // an earlier process had the address, and has not used it
	}
	switch it.Step {
	case "", stepFind:
		it.Step = stepFind
		return get("/api/v2/flows?" + url.Values{"type": {f.Type}, "name": {f.Name}, "pageSize": {"25"}}.Encode())
	case stepCompare:
		return get("/api/v2/flows/" + url.PathEscape(it.Memo[memoFlow]) + "/latestconfiguration")
	case stepJob:
		return queue.Call{Method: http.MethodPost, Path: jobsPath, Body: []byte{}, Repeatable: true}, nil
	case stepUpload:
		var header map[string]string
		if err := json.Unmarshal([]byte(it.Volatile[hiddenHead]), &header); err != nil {
			return queue.Call{}, fmt.Errorf("the job's headers can't be read")
		}
		return queue.Call{Method: http.MethodPut, Path: it.Volatile[hiddenURL], Header: header, Body: it.File, Effect: true, Repeatable: true}, nil
	}
	return get(jobsPath + "/" + url.PathEscape(it.Memo[memoJob]) + "?expand=messages")
}

// After says where an answer leads.
func (p flows) After(it *queue.Item, a queue.Answer) queue.Move {
	f := specOf[flowFile](it)
	switch it.Step {
	case stepFind:
		return p.found(it, &f, a)
	case stepCompare:
		if a.Status == http.StatusOK && sameFlow(it.File, a.Body) {
			return queue.Move{End: queue.Skipped, Reason: "the flow does so already"}
		}
		return queue.Move{Step: stepJob}
	case stepJob:
		return p.registered(it, a)
	case stepUpload:
		return p.uploaded(it, a)
	}
	return p.polled(it, a)
}

func (flows) found(it *queue.Item, f *flowFile, a queue.Answer) queue.Move {
	var list struct {
		Entities []struct {
			ID        string          `json:"id"`
			Name      string          `json:"name"`
			Type      string          `json:"type"`
			Published json.RawMessage `json:"publishedVersion"`
			Saved     struct {
				ID string `json:"id"`
			} `json:"savedVersion"`
		} `json:"entities"`
	}
	if a.Status != http.StatusOK {
		return queue.Move{End: queue.Refused, Reason: refusal(a)}
	}
	if json.Unmarshal(a.Body, &list) != nil {
		return queue.Move{Step: stepFind, Failed: true, Reason: "the list of flows can't be read"}
	}
	for _, one := range list.Entities {
		var published struct {
			ID string `json:"id"`
		}
		if !strings.EqualFold(one.Name, f.Name) || !strings.EqualFold(one.Type, f.Type) {
			continue
		}
		it.Remember(memoFlow, one.ID)
		// What is saved and not published is not what callers meet.
		if json.Unmarshal(one.Published, &published) == nil && published.ID != "" && published.ID == one.Saved.ID {
			return queue.Move{Step: stepCompare}
		}
	}
	return queue.Move{Step: stepJob}
}

// registered takes a new job.
func (flows) registered(it *queue.Item, a queue.Answer) queue.Move {
	if a.Status >= 300 {
		return queue.Move{End: queue.Refused, Reason: refusal(a)}
	}
	var job struct {
		ID      string            `json:"id"`
		URL     string            `json:"presignedUrl"`
		Headers map[string]string `json:"headers"`
	}
	if json.Unmarshal(a.Body, &job) != nil || job.ID == "" || job.URL == "" {
		return queue.Move{Step: stepJob, Failed: true, Reason: "the answer names no job"}
	}
	headers, err := json.Marshal(job.Headers)
	if err != nil {
		return queue.Move{End: queue.Refused, Reason: err.Error()} // maps of text can always be written
	}
	it.Remember(memoJob, job.ID)
	for _, key := range []string{memoPolls, memoUnsure} {
		delete(it.Memo, key)
	}
	it.Volatile = map[string]string{hiddenURL: job.URL, hiddenHead: string(headers)}
	return queue.Move{Step: stepUpload}
}

// uploaded judges the storage's answer: 200, and nothing else, has taken the
// file.
func (flows) uploaded(it *queue.Item, a queue.Answer) queue.Move {
	switch {
	case a.Status == http.StatusOK:
		return queue.Move{Step: stepPoll, Wait: time.Second}
	case a.Status < 300:
		it.Remember(memoUnsure, "1")
		return queue.Move{Step: stepPoll, Wait: settleWait, Reason: fmt.Sprintf("the upload was answered by %d, looking at the job", a.Status)}
	case a.Status == http.StatusForbidden && number(it, memoRefuse) < maxUploads:
		// The address has expired; or the file is there already, from a try
		// whose answer was lost.
		it.Remember(memoRefuse, next(it, memoRefuse))
		it.Remember(memoUnsure, strconv.Itoa(unsurePolls))
		it.Volatile = nil
		return queue.Move{Step: stepPoll, Reason: "the upload was refused, looking at the job"}
	}
	return queue.Move{End: queue.Refused, Reason: "the storage refused the file: " + refusal(a)}
}

// polled judges a job.
func (flows) polled(it *queue.Item, a queue.Answer) queue.Move {
	polls := number(it, memoPolls) + 1
	it.Remember(memoPolls, strconv.Itoa(polls))
	var job struct {
		Status string `json:"status"`
		Flow   struct {
			ID string `json:"id"`
		} `json:"flow"`
		Messages []struct {
			Type string `json:"type"`
			Text string `json:"text"`
		} `json:"messages"`
	}
	switch {
	case a.Status == http.StatusNotFound:
		return queue.Move{End: queue.InDoubt, Reason: "the platform no longer knows the job " + it.Memo[memoJob] + "\nhint: compare the published flow with the file"}
	case a.Status >= 300:
		return queue.Move{End: queue.InDoubt, Reason: "the job can't be followed: " + refusal(a)}
	case json.Unmarshal(a.Body, &job) != nil:
		return queue.Move{Step: stepPoll, Failed: true, Reason: "the job can't be read"}
	}
	var words []string
	for _, m := range job.Messages {
		words = append(words, strings.TrimPrefix(m.Type+": "+m.Text, ": "))
	}
	text := strings.Join(words, "; ")
	switch job.Status {
	case "Success":
		it.Remember(memoFlow, job.Flow.ID)
		return queue.Move{End: queue.Applied, Reason: strings.TrimPrefix(text, "; ")}
	case "Failure":
		return jobFailed(it, text)
	case "Registered":
		if unsure := number(it, memoUnsure); unsure >= unsurePolls {
			delete(it.Memo, memoUnsure)
			it.Doubt = false
			if it.Volatile[hiddenURL] != "" {
				return queue.Move{Step: stepUpload, Failed: true, Reason: "the file did not arrive"}
			}
			return queue.Move{Step: stepJob, Failed: true, Reason: "the file did not arrive, with a new job"}
		} else if unsure > 0 {
			it.Remember(memoUnsure, strconv.Itoa(unsure+1))
			return queue.Move{Step: stepPoll, Wait: settleWait, Reason: "has the file arrived?"}
		}
	}
	delete(it.Memo, memoUnsure)
	if waited(polls) > maxJobWait {
		return queue.Move{End: queue.InDoubt, Reason: fmt.Sprintf("the job %s is %s after %v", it.Memo[memoJob], job.Status, maxJobWait)}
	}
	return queue.Move{Step: stepPoll, Wait: pollWait(polls), Reason: "the job is " + job.Status}
}

// jobFailed tells what passes from what is wrong with the file. A job has its
// own calls throttled and shows it as a failure of another name.
func jobFailed(it *queue.Item, text string) queue.Move {
	jobs := number(it, memoJobs) + 1
	it.Doubt = false
	it.Remember(memoJobs, strconv.Itoa(jobs))
	low := strings.ToLower(text)
	masked := strings.Contains(low, "exit code: 107") || strings.Contains(low, "429") || strings.Contains(low, "too many requests") || strings.Contains(low, "rate limit")
	switch {
	case masked && jobs <= maxJobs:
		return queue.Move{Step: stepJob, Wait: time.Duration(jobs) * 15 * time.Second, Reason: "the job failed as throttled jobs do: " + text}
	case strings.Contains(low, "locked") || strings.Contains(low, "in progress"):
		return waitForLock(it, stepJob, queue.Answer{Status: http.StatusConflict, Body: []byte(text)})
	}
	return queue.Move{End: queue.Refused, Reason: "the job failed: " + text}
}

// Doubt looks at the job: it knows whether its file has arrived.
func (flows) Doubt(it *queue.Item) queue.Move {
	it.Remember(memoUnsure, "1")
	return queue.Move{Step: stepPoll, Wait: settleWait / 2, Reason: "the answer to the upload was lost, looking at the job"}
}

// Topic is that of the flow, if there is one already.
func (flows) Topic(it *queue.Item) string {
	if id := it.Memo[memoFlow]; id != "" && (it.Step == stepJob || it.Step == stepUpload || it.Step == stepPoll) {
		return "v2.flows." + id
	}
	return ""
}

// Heard looks at the job once when the flow has changed. Notices do not name
// jobs: it may have been somebody else.
func (flows) Heard(it *queue.Item, told []byte) bool {
	var flow struct {
		Operation *struct {
			Complete bool `json:"complete"`
		} `json:"currentOperation"`
	}
	if it.Step != stepPoll || it.Volatile[hiddenTold] == it.Memo[memoJob] || json.Unmarshal(told, &flow) != nil ||
		flow.Operation != nil && !flow.Operation.Complete {
		return false
	}
	it.Hide(hiddenTold, it.Memo[memoJob])
	return true
}

// Group is none: flows are compared one by one.
func (flows) Group(*queue.Item) string { return "" }

// Together is never asked for.
func (flows) Together([]*queue.Item) queue.Call { return queue.Call{} }

// flowKinds are the root keys of flow files, and the platform's names for them.
var flowKinds = map[string]string{
	"botFlow": "BOT", "commonModule": "COMMONMODULE", "digitalBotFlow": "DIGITALBOT", "inboundCall": "INBOUNDCALL",
	"inboundChat": "INBOUNDCHAT", "inboundEmail": "INBOUNDEMAIL", "inboundShortMessage": "INBOUNDSHORTMESSAGE",
	"inqueueCall": "INQUEUECALL", "inqueueEmail": "INQUEUEEMAIL", "inqueueShortMessage": "INQUEUESHORTMESSAGE",
	"outboundCall": "OUTBOUNDCALL", "secureCall": "SECURECALL", "surveyInvite": "SURVEYINVITE", "voicemail": "VOICEMAIL",
	"workflow": "WORKFLOW", "workitem": "WORKITEM",
}

// readFlow finds type and name of a flow in its file.
func readFlow(text []byte) (f flowFile, err error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return f, err
	}
	if root.Kind != yaml.DocumentNode || root.Content[0].Kind != yaml.MappingNode || len(root.Content[0].Content) != 2 {
		return f, fmt.Errorf("want one key at the top, the kind of the flow (inboundCall, workflow …)")
	}
	key, below := root.Content[0].Content[0].Value, root.Content[0].Content[1]
	if f.Type = flowKinds[key]; f.Type == "" {
		return f, fmt.Errorf("%q is no kind of flow, want inboundCall, workflow, botFlow …", key)
	}
	if below.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(below.Content); i += 2 {
			if below.Content[i].Value == "name" {
				f.Name = below.Content[i+1].Value
			}
		}
	}
	if strings.TrimSpace(f.Name) == "" {
		return f, fmt.Errorf("%s has no name", key)
	}
	return f, nil
}

// sameFlow reports whether a configuration says the same as a file. A
// configuration in a form of its own never does, and the flow is published.
func sameFlow(file, configuration []byte) bool {
	var want any
	if yaml.Unmarshal(file, &want) != nil {
		return false
	}
	asJSON, err := json.Marshal(want)
	if err != nil {
		return false
	}
	a, errA := decode(asJSON)
	b, errB := decode(configuration)
	return errA == nil && errB == nil && within(a, b) && within(b, a)
}
