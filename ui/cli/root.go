package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// globals are the flags that every command takes, anywhere on the line.
type globals struct {
	db, langFlag, glyphs, as string
	json                     bool
}

// The groups of commands, in the order of the help.
const (
	groupWalk  = "walk"
	groupWrite = "write"
	groupRead  = "read"
	groupFiles = "files"
	groupSetup = "setup"
)

// group is some commands in the order of the help.
type group struct {
	id       string
	commands []*cobra.Command
}

// doing is what a command does with its arguments.
type doing func(ctx context.Context, args []string) error

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := a.consoleCommand("shirei")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(a.flagError)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.help(c) })
	root.SetOut(a.out)
	root.SetErr(a.errs)
	f := root.PersistentFlags()
	f.StringVar(&a.db, "db", "", "")
	f.StringVar(&a.langFlag, "lang", "", "")
	f.StringVar(&a.glyphs, "glyphs", "", "")
	f.StringVar(&a.as, "as", "", "")
	f.BoolVar(&a.json, "json", false, "")
	f.BoolP("help", "h", false, "")
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.unknownCommand(root, "", args[0])
		}
		return nil
	}
	a.tree = []group{
		{groupWalk, []*cobra.Command{
			a.openCommand(), a.declareCommand(), a.triageCommand(), a.severityCommand(), a.factCommand(), a.reportCommand(),
			a.measureCommand(), a.decideCommand(), a.recoverCommand(), a.resolveCommand(), a.reopenCommand(), a.endCommand(), a.closeCommand(),
		}},
		{groupWrite, []*cobra.Command{
			a.logCommand(), a.runCommand(), a.attachCommand(), a.pasteCommand(), a.entryCommand(), a.undoCommand(), a.roleCommand(), a.sizeUpCommand(), a.callCommand(), a.gapCommand(), a.changeCommand(),
			a.askCommand(), a.answerCommand(), a.handoverCommand(), a.linkCommand(), a.mergeCommand(),
			a.promiseCommand(), a.keepCommand(), a.extendCommand(), a.handCommand(), a.withdrawCommand(), a.snoozeCommand(),
			a.itemCommand(), a.partCommand(), a.skipCommand(), a.renameCommand(),
		}},
		{groupRead, []*cobra.Command{a.statusCommand(), a.attachmentsCommand(), a.attachmentCommand(), a.whoCommand(), a.timelineCommand(), a.promisesCommand(), a.boardCommand(), a.listCommand()}},
		{groupFiles, []*cobra.Command{a.importCommand(), a.exportCommand(), a.trustCommand(), a.inventoryCommand()}},
		{groupSetup, []*cobra.Command{a.serveCommand(), a.tmuxCommand(), a.demoCommand(), a.doctorCommand(), a.versionCommand(), a.completionCommand()}},
	}
	for _, g := range a.tree {
		for _, c := range g.commands {
			c.GroupID = g.id
			root.AddCommand(c)
		}
		root.AddGroup(&cobra.Group{ID: g.id})
	}
	root.SetHelpCommand(a.helpCommand(root))
	root.InitDefaultHelpCmd() // now, so that it has words too
	a.word(root)
	return root
}

// command makes a command. Its words are found by its place in the tree; see [app.word].
func (a *app) command(use string, least, most int, do doing) *cobra.Command {
	return &cobra.Command{
		Use: use, DisableFlagsInUseLine: true, Args: a.between(least, most),
		RunE: func(c *cobra.Command, args []string) error { return do(c.Context(), args) },
	}
}

// parent makes a command that only holds others.
func (a *app) parent(use string, children ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, DisableFlagsInUseLine: true}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.unknownCommand(c, c.Name(), args[0])
		}
		a.help(c)
		return nil
	}
	c.Args = cobra.ArbitraryArgs
	c.AddCommand(children...)
	return c
}

// word gives every command and flag its words.
func (a *app) word(c *cobra.Command) {
	path := pathOf(c)
	words := a.words.Commands[path]
	c.Short, c.Example = words.Short, words.Example
	put := func(f *pflag.Flag) {
		f.Usage = a.words.Flags[path+" --"+f.Name]
		if f.Usage == "" {
			f.Usage = a.words.Flags[f.Name]
		}
	}
	c.Flags().VisitAll(put)
	c.PersistentFlags().VisitAll(put)
	for _, child := range c.Commands() {
		a.word(child)
	}
}

// pathOf is the command without the program's name: "inventory import".
func pathOf(c *cobra.Command) string {
	_, path, _ := strings.Cut(c.CommandPath(), " ")
	return path
}

// execute finds the command, puts its arguments in order and runs it.
func (a *app) execute(ctx context.Context, args []string) error {
	root := a.root()
	completes := len(args) > 0 && strings.HasPrefix(args[0], "__complete")
	if completes && a.guest != nil {
		return a.admit(root)
	}
	if !completes {
		c, rest, err := root.Find(args)
		if err != nil {
			return a.unknownCommand(root, "", firstWord(args))
		}
		args = append(strings.Fields(pathOf(c)), arrange(c, rest)...)
	}
	root.SetArgs(args)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return a.settle(c) }
	return root.ExecuteContext(ctx)
}

// settle checks the global flags before a command runs.
func (a *app) settle(c *cobra.Command) error {
	a.running = c
	if a.langFlag != "" && !slices.Contains([]string{"ja", "en"}, a.langFlag) {
		return incident.Refuse(incident.CodeUnknownWord, "--lang", a.langFlag, string(lang.JA), string(lang.EN))
	}
	if a.glyphs != "" && a.glyphs != "unicode" && a.glyphs != "ascii" {
		return incident.Refuse(incident.CodeUnknownWord, "--glyphs", a.glyphs, "unicode", "ascii")
	}
	if a.guest != nil {
		return a.admit(c)
	}
	if !hasCgo && c.GroupID != groupSetup && c.Name() != "help" {
		return incident.Refuse(incident.CodeNoCgo)
	}
	return nil
}

func (a *app) unknownCommand(c *cobra.Command, under, name string) error {
	c.SuggestionsMinimumDistance = 2 // letters wrong
	near := c.SuggestionsFor(name)
	said := a.words.Usage.UnknownCommand
	if len(near) > 0 {
		return usage(said+a.words.Usage.Near, strings.TrimSpace(under+" "+name), strings.Join(near, text.For(a.lang).Common.And))
	}
	return usage(said, strings.TrimSpace(under+" "+name))
}

func firstWord(args []string) string {
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			return arg
		}
	}
	return ""
}
