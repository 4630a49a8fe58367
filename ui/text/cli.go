package text

// CLI is what the command line says: its help, what it answers, and how it was called wrongly.
type CLI struct {
	About     string             // what the program is, above its help
	Heads     CLIHeads           // headings of the help
	Groups    map[string]string  // headings of the groups of commands
	Commands  map[string]Command // by path without the program's name
	Flags     map[string]string  // by name, or by "path --name" where one command means something else; `…` names the value
	Usage     CLIUsage
	Aside     CLIAside
	Inventory CLIInventory
	Begin     CLIBegin
	Bundle    CLIBundle
	Live      CLILive
	Serve     CLIServe
	Crew      CLICrew
	Evidence  CLIEvidence

	Recorded, Undone, Interrupted        string
	Owed, Next, Struck, Stale            string
	NoTime, NoneListed                   string
	MoreLines                            string // %d further lines of an entry
	Whole                                string // %s: how long what is kept beside an entry is
	DecideBy, MinutesUnknown, NoMeasures string
	Imported, ImportedAgain              string
	InventoryTaken, InventoryAgain       string
	InventoryLoses                       string // an import that would lose answers, %[1]s the service
	InventoryLosesNext                   string
	Unwritable, UnwritableNext           string // %[1]s path, %[2]s why
	NoFile, NoFileNext                   string // %[1]s path
	DamagedNext                          string // after the check found the damage
	InterruptedNext                      string
	Unanswered, UnansweredNext           string // standard output took no more
	AskName                              string // %s: offered
	Database, Terminal, Colon            string
	Findings                             map[string]string // of doctor, by code; %[1]s and %[2]s are the arguments

	PasteHint      func(n int) string
	StartNow       func(clock string) string
	SetWith        func(command string) string
	Minutes        func(n int) string
	Rebuilt        func(n int) string
	ImportedCounts func(entries, reports, decisions, items int) string
	Disorder       func(first, second string) string
	Score          func(percent, blanks int) string
	Filled         func(n, of int) string
}

// Command is what the help says of a command.
type Command struct{ Short, Example string }

// CLIHeads are the headings of the help.
type CLIHeads struct{ Usage, Commands, Flags, Globals, Examples, More string }

// CLIUsage says how a command was called wrongly.
type CLIUsage struct {
	UnknownCommand string // %[1]s
	Near           string // %[2]s: what may be meant; follows UnknownCommand
	UnknownFlag    string // %s
	NeedsValue     string // %s: a flag
	FlagNeeded     string // %s: a flag that must be given
	BadValue       string // %[1]s flag, %[2]s value
	TooFew         string // %s: how it is called
	TooMany        string // %[1]s: the first that is too many, %[2]s: how it is called
	NothingGiven   string // %s: the command
	OnlyBundle     string // %s: a flag
	BundleFile     string // a bundle is for a file or a pipe
}
