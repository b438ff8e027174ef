package platform

import (
	"fmt"
	"net/http"
	"time"
)

// flowLockRoutes are the life of a change: a client checks a flow out, saves
// versions, and checks it in or publishes it.
var flowLockRoutes = []route{
	{method: "POST", path: flowsPath + "/actions/checkout", guarded: true, handle: (*Platform).checkout},
	{method: "POST", path: flowsPath + "/actions/unlock", guarded: true, handle: (*Platform).unlock},
	{method: "POST", path: flowsPath + "/actions/revert", guarded: true, handle: (*Platform).revert},
	{method: "POST", path: flowsPath + "/actions/deactivate", guarded: true, handle: (*Platform).deactivate},
	{method: "POST", path: flowsPath + "/actions/checkin", guarded: true, handle: (*Platform).checkin},
	{method: "POST", path: flowsPath + "/actions/publish", guarded: true, handle: (*Platform).publish},
}

// operation is something that goes on with a flow after the answer.
type operation struct {
	ID       string  `json:"id"`
	Complete bool    `json:"complete"`
	Client   *client `json:"client"`
	Action   string  `json:"actionName"`
	Status   string  `json:"actionStatus"`
	Error    string  `json:"errorMessage,omitempty"`
	Code     string  `json:"errorCode,omitempty"`
}

// free is nil if nothing keeps an application from changing the flow: another's
// lock, or an operation that runs.
func (f *flow) free(app string) *Error {
	if f.LockedClient != nil && f.LockedClient.ID != app {
		return conflict("flow.locked", fmt.Sprintf("Flow %q is locked by client %s.", f.Name, f.LockedClient.Name),
			Detail{Code: "flow.locked", Field: "lockedClient", EntityID: f.LockedClient.ID, EntityName: f.LockedClient.Name})
	}
	return f.idle()
}

func (f *flow) idle() *Error {
	if op := f.Operation; op != nil && !op.Complete {
		return conflict("flow.operation.in.progress", fmt.Sprintf("Operation %s of client %s is in progress on flow %q.", op.Action, op.Client.Name, f.Name),
			Detail{Code: "flow.operation.in.progress", Field: "currentOperation", EntityID: op.ID, EntityName: op.Action})
	}
	return nil
}

// held is nil if the application holds the flow's lock and may use it.
func (f *flow) held(app string) *Error {
	if e := f.free(app); e != nil {
		return e
	}
	if f.LockedClient == nil {
		return conflict("flow.not.locked", fmt.Sprintf("Flow %q is not checked out by client %s.", f.Name, app))
	}
	return nil
}

// changeFlow changes the flow that a query names, and answers with it.
func (p *Platform) changeFlow(c *call, do func(*flow) *Error) *Error {
	id, e := c.flowID()
	if e != nil {
		return e
	}
	f, e := p.flows.change(id, do, p.changedFlow(c.r))
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, f)
}

func (c *call) flowID() (string, *Error) {
	query, e := c.query()
	if e != nil {
		return "", e
	}
	id := query.Get("flow")
	if id == "" {
		return "", BadRequest("flow is missing in the query, want the id of a flow")
	}
	return id, nil
}

// checkout takes the lock. Who has it already keeps it.
func (p *Platform) checkout(c *call) *Error {
	return p.changeFlow(c, func(f *flow) *Error {
		if e := f.free(c.app); e != nil {
			return e
		}
		f.LockedClient = clientOf(c.app)
		return nil
	})
}

// unlock takes the lock away, whoever has it.
func (p *Platform) unlock(c *call) *Error {
	return p.changeFlow(c, func(f *flow) *Error {
		f.LockedClient = nil
		return f.idle()
	})
}

// revert gives up the versions that have not been checked in, and the lock.
func (p *Platform) revert(c *call) *Error {
	return p.changeFlow(c, func(f *flow) *Error {
		if e := f.held(c.app); e != nil {
			return e
		}
		f.forgetUnchecked()
		f.LockedClient = nil
		return nil
	})
}

func (p *Platform) deactivate(c *call) *Error {
	return p.changeFlow(c, func(f *flow) *Error {
		f.Active = false
		return f.free(c.app)
	})
}

func (p *Platform) checkin(c *call) *Error {
	return p.operate(c, "CHECKIN", (*flow).held, func(f *flow, now time.Time) {
		f.checkIn(f.Saved, now)
		f.LockedClient = nil
	})
}

// publish publishes the latest version, or the one that the query names.
func (p *Platform) publish(c *call) *Error {
	version := c.r.URL.Query().Get("version")
	may := func(f *flow, app string) *Error {
		if e := f.free(app); e != nil {
			return e
		}
		switch {
		case version == "" && f.Saved == nil:
			return conflict("flow.not.saved", fmt.Sprintf("Flow %q has no version to publish.", f.Name))
		case version != "" && f.find(version) == nil:
			return missing("version of the flow", version)
		}
		return nil
	}
	return p.operate(c, "PUBLISH", may, func(f *flow, now time.Time) {
		v := f.Saved
		if version != "" {
			v = f.find(version)
		}
		f.publish(v, now)
		f.LockedClient = nil
	})
}

// operate starts an operation on the flow that a query names, and answers with
// it. Until it is complete nothing else can change the flow.
func (p *Platform) operate(c *call, action string, may func(f *flow, app string) *Error, do func(*flow, time.Time)) *Error {
	id, e := c.flowID()
	if e != nil {
		return e
	}
	var op *operation
	_, e = p.flows.change(id, func(f *flow) *Error {
		e := may(f, c.app)
		if e == nil {
			op, e = p.flows.start(action, c.app)
		}
		f.Operation = op
		return e
	}, func(f *flow) {
		c.applied("operation", op.ID)
		p.tellOfFlow(f)
	})
	if e != nil {
		return e
	}
	c.later(p.slow.draw(), func(asked *http.Request) {
		_, _ = p.flows.change(id, func(f *flow) *Error { // nobody has taken it away: it was not idle
			do(f, time.Now())
			done := *op
			done.Complete, done.Status = true, "SUCCESS"
			f.Operation = &done
			return nil
		}, p.changedFlow(asked))
		p.flows.end()
	})
	return c.answer(http.StatusOK, op)
}

// begin is start for those who do not hold the lock.
func (fs *flows) begin(action, app string) (*operation, *Error) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	return fs.start(action, app)
}

func (fs *flows) start(action, app string) (*operation, *Error) {
	if fs.running >= maxOperations {
		return nil, full(maxOperations, "operations that run")
	}
	fs.running++
	return &operation{ID: fs.dice.uuid(), Client: clientOf(app), Action: action, Status: "STARTED"}, nil
}

func (fs *flows) end() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.running--
}
