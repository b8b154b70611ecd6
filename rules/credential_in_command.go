package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func credentialInCommand() Rule {
	return Rule{
		ID: "credential-in-command", Group: Security, Level: finding.Warning, Stage: Stable, Since: "0.1", Security: 6.5,
		Summary: "a password stands in a URL on the command line",
		Doc: Doc{
			What:   "A URL among the arguments holds a user and a literal password. Variables and secret references are not reported.",
			Why:    "The arguments of a process are readable by every user of the machine (`ps`, /proc), ffmpeg prints the URL into its log, and the password is in the repository for good.",
			Fix:    "Take the URL from a variable that a secret store fills, and change the password. That keeps it out of the repository; to keep it out of `ps` too, let a local relay hold the credential.",
			Ignore: "The password protects nothing, as in a test.",
			Bad:    `ffmpeg -i rtsp://admin:hunter2@camera/stream -c copy out.mp4`,
			Good:   `ffmpeg -i "$CAMERA_URL" -c copy out.mp4`,
		},
		Check: checkCredential,
	}
}

// hole stands for what is not known in a word; it occurs in no argument.
const hole = "\x00"

func checkCredential(d *facts.Document, _ Settings, report func(finding.Finding)) {
	pattern := userinfo()
	var found sites
	for _, c := range d.Commands {
		for _, w := range c.Found.Words {
			user, at, ok := credential(pattern, w)
			if !ok {
				continue
			}
			f := about("credential-in-command", finding.Warning, c, at)
			f.Message = fmt.Sprintf("the password of %s stands in the command: every user of the machine can read it, and so can everyone with the repository", user)
			f.Help = "take the URL from a variable that a secret store fills, and change the password"
			found.add(f)
		}
	}
	found.report(report)
}

// userinfo matches the user and the password of a URL.
func userinfo() *regexp.Regexp {
	return regexp.MustCompile(`[a-zA-Z][a-zA-Z0-9+.-]*://([^\s/:@"']*):([^\s/@"']+)@`)
}

// credential finds a literal user and password in a word.
func credential(pattern *regexp.Regexp, w word.Word) (user string, at source.Span, ok bool) {
	text := w.Text(hole)
	m := pattern.FindStringSubmatchIndex(text.Str)
	if m == nil {
		return "", at, false
	}
	user, password := text.Str[m[2]:m[3]], text.Str[m[4]:m[5]]
	if placeholder(password) {
		return "", at, false
	}
	user = strings.ReplaceAll(user, hole, "…")
	if user == "" {
		user = "a user"
	}
	return user, text.Span(m[2], m[5]), true
}

// placeholder reports whether a password is a variable or a stand-in such as
// <password>, {pass}, *** or xxxx.
func placeholder(password string) bool {
	if strings.ContainsAny(password, hole+"<>{}[]$%*") {
		return true
	}
	return strings.Trim(strings.ToLower(password), "x.") == ""
}
