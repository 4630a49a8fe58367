package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// maxText bounds what is read as one text, in bytes.
const maxText = 16 << 20

// verbatim marks commands whose last argument is a text that may begin with a dash.
const verbatim = "verbatim"

// aCommand marks commands that take another command: from its name on, nothing is a flag of ours.
const aCommand = "command"

// arrange puts flags in front and everything else behind a "--", so that a flag may stand anywhere and, where a text is
// wanted, what only looks like a flag is text.
func arrange(c *cobra.Command, args []string) []string {
	var flags, rest []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if (len(arg) < 2 || arg[0] != '-') && c.Annotations[aCommand] != "" {
			rest = append(rest, args[i:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			rest = append(rest, arg)
			continue
		}
		f, inline := flagOf(c, arg)
		if f == nil && c.Annotations[verbatim] != "" {
			rest = append(rest, arg)
			continue
		}
		flags = append(flags, arg)
		if f == nil || inline || f.NoOptDefVal != "" {
			continue
		}
		if i++; i == len(args) {
			return flags // its value is missing, which parsing says
		}
		flags = append(flags, args[i])
	}
	return append(append(flags, "--"), rest...)
}

// flagOf finds the flag an argument is; inline tells that its value stands in the same argument.
func flagOf(c *cobra.Command, arg string) (f *pflag.Flag, inline bool) {
	c.InheritedFlags() // merges the global flags in
	if name, long := strings.CutPrefix(arg, "--"); long {
		name, _, inline = strings.Cut(name, "=")
		return c.Flags().Lookup(name), inline
	}
	f = c.Flags().ShorthandLookup(arg[1:2])
	if f != nil && len(arg) > 2 && (f.NoOptDefVal != "" || c.Annotations[verbatim] != "") {
		return nil, false // "-hello" is no flag
	}
	return f, len(arg) > 2
}

// between asks for a number of arguments.
func (a *app) between(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(a.words.Usage.TooFew, c.UseLine())
		case len(args) > most && flagLike(args) != "":
			return usage(a.words.Usage.UnknownFlag, flagLike(args))
		case len(args) > most:
			return usage(a.words.Usage.TooMany, args[most], c.UseLine())
		}
		return nil
	}
}

// flagLike gives the first argument that was surely meant as a flag.
func flagLike(args []string) string {
	for _, arg := range args {
		if strings.HasPrefix(arg, "--") && !strings.ContainsAny(arg, " \t\n　") {
			return arg
		}
	}
	return ""
}

// optionalID parts the ID of an incident, which may be left out, from the n arguments that follow it.
func optionalID(args []string, n int) (id string, rest []string) {
	if len(args) > n {
		return args[0], args[1:]
	}
	return "", args
}

// body gives a text as it was typed; "-" alone reads it from standard input, without its last line break.
func (a *app) body(arg string) (string, error) {
	if arg != "-" {
		return arg, nil
	}
	data, err := a.read("-", maxText)
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), nil
}

// together refuses flags that mean nothing without another: a rule "verdict owner: layer" says that each of the first needs
// one of those after the colon. Nothing that was typed is passed over in silence.
func (a *app) together(given func(string) bool, rules ...string) error {
	for _, rule := range rules {
		flags, needed, _ := strings.Cut(rule, ": ")
		if slices.ContainsFunc(strings.Fields(needed), given) {
			continue
		}
		for flag := range strings.FieldsSeq(flags) {
			if given(flag) {
				return usage(a.words.Usage.FlagNeeded, "--"+strings.Join(strings.Fields(needed), ", --"))
			}
		}
	}
	return nil
}
