package scenario

// Fakes are the names of made-up data, ${fake.NAME}. Whoever renders templates
// must know all of them.
var Fakes = []string{
	"city", "color", "company", "country", "currency", "date", "digit", "email", "first_name", "ipv4", "job_title",
	"last_name", "name", "number", "paragraph", "phone", "product", "sentence", "street", "url", "user_agent", "username",
	"uuid", "word", "zip",
}
