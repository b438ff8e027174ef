package platform

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"time"
)

var flowVersionRoutes = []route{
	{method: "GET", path: flowsPath + "/*/latestconfiguration", guarded: true, handle: (*Platform).latestConfiguration},
	{method: "GET", path: flowsPath + "/*/versions", guarded: true, handle: (*Platform).listVersions},
	{method: "POST", path: flowsPath + "/*/versions", guarded: true, handle: (*Platform).saveVersion},
	{method: "GET", path: flowsPath + "/*/versions/*", guarded: true, handle: (*Platform).getVersion},
	{method: "GET", path: flowsPath + "/*/versions/*/configuration", guarded: true, handle: (*Platform).versionConfiguration},
}

// What a version's type says of how far it has come.
const (
	versionSaved     = "SAVE"
	versionCheckedIn = "CHECKIN"
	versionPublished = "PUBLISH"
)

// flowVersion has two kinds of dates: the platform writes some as milliseconds
// since 1970, and one as text. It is never changed in place.
type flowVersion struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Type      string `json:"type"`
	Secure    bool   `json:"secure"`
	Created   int64  `json:"dateCreated"`
	CheckedIn int64  `json:"dateCheckedIn,omitempty"`
	Saved     int64  `json:"dateSaved"`
	Published string `json:"datePublished,omitempty"`
	SelfURI   string `json:"selfUri"`

	file []byte // nil: made up from the flow's metadata
}

// version is a new version with the flow's latest number.
func (f *flow) version(now time.Time) *flowVersion {
	name := strconv.Itoa(f.last) + ".0"
	return &flowVersion{
		ID: name, Name: name, Type: versionSaved, SelfURI: f.SelfURI + "/versions/" + name,
		Created: now.UnixMilli(), Saved: now.UnixMilli(),
	}
}

func (f *flow) find(version string) *flowVersion {
	for _, v := range f.versions {
		if v.ID == version {
			return v
		}
	}
	return nil
}

// addVersion saves a file as the next version. The oldest that is not in use
// makes room.
func (f *flow) addVersion(file []byte, now time.Time) {
	f.last++
	v := f.version(now)
	v.file = file
	f.versions = append(slices.Clone(f.versions), v)
	f.Saved = v
	if len(f.versions) > maxVersions {
		f.drop(func(old *flowVersion) bool { return old != f.Published && old != f.CheckedIn && old != v })
	}
}

// drop takes the oldest version out that is for it.
func (f *flow) drop(it func(*flowVersion) bool) {
	if i := slices.IndexFunc(f.versions, it); i >= 0 {
		f.versions = slices.Delete(slices.Clone(f.versions), i, i+1)
	}
}

// forgetUnchecked drops every version after the one that is checked in.
func (f *flow) forgetUnchecked() {
	kept := 0
	if f.CheckedIn != nil {
		kept = slices.Index(f.versions, f.CheckedIn) + 1
	}
	f.versions, f.Saved = f.versions[:kept:kept], f.CheckedIn
}

// replace puts a changed version in the place of what it was.
func (f *flow) replace(v *flowVersion, change func(*flowVersion)) *flowVersion {
	changed := *v
	change(&changed)
	f.versions = slices.Clone(f.versions)
	f.versions[slices.Index(f.versions, v)] = &changed
	for _, named := range []**flowVersion{&f.Published, &f.Saved, &f.CheckedIn} {
		if *named == v {
			*named = &changed
		}
	}
	return &changed
}

func (f *flow) checkIn(v *flowVersion, now time.Time) {
	if v == nil || v == f.CheckedIn {
		return
	}
	f.CheckedIn = f.replace(v, func(v *flowVersion) {
		v.CheckedIn = now.UnixMilli()
		if v.Type == versionSaved {
			v.Type = versionCheckedIn
		}
	})
}

// publish makes a version the one that runs. What is published is checked in,
// and with it every version before it.
func (f *flow) publish(v *flowVersion, now time.Time) {
	v = f.replace(v, func(v *flowVersion) {
		v.Type, v.Published = versionPublished, date(now)
		if v.CheckedIn == 0 {
			v.CheckedIn = now.UnixMilli()
		}
	})
	f.Published, f.Active = v, true
	if f.CheckedIn == nil || slices.Index(f.versions, v) > slices.Index(f.versions, f.CheckedIn) {
		f.CheckedIn = v
	}
}

// withFlow answers with something of a flow.
func (p *Platform) withFlow(c *call, use func(*flow) *Error) *Error {
	f := p.flows.get(c.args[0])
	if f == nil {
		return missing("flow", c.args[0])
	}
	return use(f)
}

func (p *Platform) withVersion(c *call, use func(*flow, *flowVersion) *Error) *Error {
	return p.withFlow(c, func(f *flow) *Error {
		v := f.find(c.args[1])
		if v == nil {
			return missing("version of the flow", c.args[1])
		}
		return use(f, v)
	})
}

func (p *Platform) listVersions(c *call) *Error {
	return p.withFlow(c, func(f *flow) *Error {
		latestFirst := slices.Clone(f.versions)
		slices.Reverse(latestFirst)
		return list(c, f.SelfURI+"/versions", latestFirst)
	})
}

func (p *Platform) getVersion(c *call) *Error {
	return p.withVersion(c, func(_ *flow, v *flowVersion) *Error { return c.answer(http.StatusOK, v) })
}

func (p *Platform) versionConfiguration(c *call) *Error {
	return p.withVersion(c, func(f *flow, v *flowVersion) *Error { return c.configuration(f, v) })
}

func (p *Platform) latestConfiguration(c *call) *Error {
	return p.withFlow(c, func(f *flow) *Error {
		if f.Saved == nil {
			return missing("version of the flow", f.ID)
		}
		return c.configuration(f, f.Saved)
	})
}

// configuration answers with what a version does, as JSON.
func (c *call) configuration(f *flow, v *flowVersion) *Error {
	file, err := readFlowFile(f.fileOf(v))
	if err != nil {
		panic("a flow's file cannot be read: " + err.Error()) // it was before it was kept
	}
	c.write(http.StatusOK, file.json)
	return nil
}

// saveVersion saves a configuration in JSON as the next version. It wants the
// lock.
func (p *Platform) saveVersion(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		if !isObject(body) {
			return BadRequest("The request body is not a JSON object.")
		}
		file, err := readFlowFile(body)
		if err != nil {
			return BadRequest("The configuration cannot be used: " + err.Error())
		}
		changed, e := p.flows.change(c.args[0], func(f *flow) *Error {
			if e := f.held(c.app); e != nil {
				return e
			}
			if file.kind != f.Type {
				return BadRequest("The configuration is of a flow of type " + file.kind + ", want " + f.Type)
			}
			if p.flows.bytes+len(body) > maxFlowBytes {
				return full(maxFlowBytes, "bytes of flows")
			}
			f.addVersion(bytes.Clone(body), time.Now())
			return nil
		}, p.changedFlow(c.r))
		if e != nil {
			return e
		}
		return c.answer(http.StatusOK, changed.Saved)
	})
}
