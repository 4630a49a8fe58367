package mask

import "strings"

// Args is [Text] for the arguments of a command, where a secret may also stand in the argument after its option.
func Args(args []string, mark string) ([]string, int) {
	out, count := make([]string, len(args)), 0
	short := secretOptions[program(args)]
	for i, arg := range args {
		before := ""
		if i > 0 {
			before = args[i-1]
		}
		switch {
		case arg == "" || arg == mark:
		case announces(before) && !strings.HasPrefix(arg, "-"), len(before) == 2 && strings.Contains(short.next, before):
			arg, count = mark, count+1
		case len(arg) > 2 && strings.Contains(short.inside, arg[:2]) && arg[2:] != mark:
			arg, count = arg[:2]+mark, count+1
		default:
			n := 0
			arg, n = String(arg, mark)
			count += n
		}
		out[i] = arg
	}
	return out, count
}

// options are one-letter options, each with its dash: whose secret is the next argument, and whose stands in the same.
type options struct{ next, inside string }

// secretOptions are the programs of an outage that take a password so.
var secretOptions = map[string]options{
	"mysql": {inside: "-p"}, "mysqldump": {inside: "-p"}, "mysqladmin": {inside: "-p"}, "mariadb": {inside: "-p"},
	"curl": {next: "-u -U -b", inside: "-u-U-b"}, "sshpass": {next: "-p", inside: "-p"}, "redis-cli": {next: "-a"},
	"mongosh": {next: "-p"}, "mongo": {next: "-p"}, "sqlcmd": {next: "-P", inside: "-P"}, "ldapsearch": {next: "-w"},
}

// program is the name of what is run, without its folder.
func program(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0][strings.LastIndexByte(args[0], '/')+1:]
}

var option = pattern(`(?i)^--?` + named + `$`)

// announces tells of an option whose value is a secret.
func announces(arg string) bool { return strings.HasPrefix(arg, "-") && option().MatchString(arg) }
