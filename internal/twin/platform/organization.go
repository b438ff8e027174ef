package platform

import "net/http"

const divisionsPath = "/api/v2/authorization/divisions"

// organizationRoutes are what official tools ask for when they start, to learn
// where they are.
var organizationRoutes = []route{
	{method: "GET", path: "/api/v2/users/me", guarded: true, handle: (*Platform).getMe},
	{method: "GET", path: "/api/v2/organizations/me", guarded: true, handle: (*Platform).getOrganization},
	{method: "GET", path: "/api/v2/authorization/products", guarded: true, handle: (*Platform).listProducts},
	{method: "GET", path: divisionsPath, guarded: true, handle: (*Platform).listDivisions},
	{method: "GET", path: divisionsPath + "/home", guarded: true, handle: (*Platform).getHome},
	{method: "GET", path: divisionsPath + "/*", guarded: true, handle: (*Platform).getDivision},
}

// organization is whose platform it is.
type organization struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Language string   `json:"defaultLanguage"`
	Country  string   `json:"defaultCountryCode"` // the Terraform provider crashes without it
	Domain   string   `json:"domain"`
	Version  int      `json:"version"`
	State    string   `json:"state"`
	Product  string   `json:"productPlatform"`
	SelfURI  string   `json:"selfUri"`
	home     division // where everything is
	admin    user     // for whom clients act
}

type division struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Home        bool   `json:"homeDivision,omitempty"`
	SelfURI     string `json:"selfUri"`
}

type user struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Division division `json:"division"`
	Email    string   `json:"email"`
	Username string   `json:"username"`
	State    string   `json:"state"`
	Version  int      `json:"version"`
	SelfURI  string   `json:"selfUri"`
}

func newOrganization(seed uint64) *organization {
	d := newDice(seed, 21)
	o := &organization{
		ID: d.uuid(), Name: "Holdfast Rehearsal", Language: "en-us", Country: "US", Domain: "rehearsal", Version: 1, State: "active",
		Product: "PureCloud", SelfURI: "/api/v2/organizations/me",
	}
	o.home = division{ID: d.uuid(), Name: "Home"}
	o.home.SelfURI = divisionsPath + "/" + o.home.ID
	o.admin = user{
		ID: d.uuid(), Name: "Rehearsal Admin", Division: o.home, Email: "admin@rehearsal.test", Username: "admin@rehearsal.test",
		State: "active", Version: 1,
	}
	o.admin.SelfURI = "/api/v2/users/" + o.admin.ID
	return o
}

func (p *Platform) getMe(c *call) *Error           { return c.answer(http.StatusOK, p.org.admin) }
func (p *Platform) getOrganization(c *call) *Error { return c.answer(http.StatusOK, p.org) }

// wholeHome is the division as its own endpoints show it.
func (p *Platform) wholeHome() division {
	home := p.org.home
	home.Home, home.Description = true, "Where everything is"
	return home
}

func (p *Platform) getHome(c *call) *Error { return c.answer(http.StatusOK, p.wholeHome()) }

func (p *Platform) getDivision(c *call) *Error {
	if c.args[0] != p.org.home.ID {
		return missing("division", c.args[0])
	}
	return p.getHome(c)
}

func (p *Platform) listDivisions(c *call) *Error {
	return list(c, divisionsPath, []division{p.wholeHome()})
}

type product struct {
	ID string `json:"id"`
}

func (p *Platform) listProducts(c *call) *Error {
	return list(c, "/api/v2/authorization/products", []product{{"collaborateFree"}, {"engageAddon"}})
}
