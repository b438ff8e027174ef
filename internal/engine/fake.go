package engine

import (
	"math/rand/v2"
	"strconv"

	"github.com/brianvoe/gofakeit/v7"
)

// faker makes data up. It is seeded anew for each text, so that a run replays
// and a retry says the same again.
type faker struct {
	source *rand.PCG
	make   *gofakeit.Faker
}

func newFaker() *faker {
	source := rand.NewPCG(0, 0)
	return &faker{source, gofakeit.NewFaker(source, false)}
}

// append appends a made-up value; names are those that a scenario may use.
func (f *faker) append(dst []byte, name string) []byte {
	g := f.make
	switch name {
	case "name":
		return append(dst, g.Name()...)
	case "first_name":
		return append(dst, g.FirstName()...)
	case "last_name":
		return append(dst, g.LastName()...)
	case "email":
		return append(dst, g.Email()...)
	case "phone":
		return append(dst, g.Phone()...)
	case "company":
		return append(dst, g.Company()...)
	case "city":
		return append(dst, g.City()...)
	case "street":
		return append(dst, g.Street()...)
	case "zip":
		return append(dst, g.Zip()...)
	case "country":
		return append(dst, g.Country()...)
	case "sentence":
		return append(dst, g.Sentence()...)
	case "paragraph":
		return append(dst, g.Paragraph()...)
	case "word":
		return append(dst, g.Word()...)
	case "uuid":
		return append(dst, g.UUID()...)
	case "number":
		return strconv.AppendInt(dst, int64(g.Number(0, 999_999)), 10)
	case "digit":
		return append(dst, g.Digit()...)
	case "ipv4":
		return append(dst, g.IPv4Address()...)
	case "user_agent":
		return append(dst, g.UserAgent()...)
	case "url":
		return append(dst, g.URL()...)
	case "username":
		return append(dst, g.Username()...)
	case "date":
		return g.Date().UTC().AppendFormat(dst, "2006-01-02")
	case "job_title":
		return append(dst, g.JobTitle()...)
	case "product":
		return append(dst, g.ProductName()...)
	case "color":
		return append(dst, g.Color()...)
	case "currency":
		return append(dst, g.CurrencyShort()...)
	}
	return dst
}
