package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident"
	"shirei/ui/text/cell"
)

// help writes what a command is for, how it is called, its flags and examples, in the person's language.
func (a *app) help(c *cobra.Command) {
	w, heads := a.out, a.words.Heads
	if c.HasParent() {
		fmt.Fprintf(w, "%s\n", c.Short)
	} else {
		fmt.Fprintf(w, "%s\n", a.words.About)
	}
	fmt.Fprintf(w, "\n%s\n  %s\n", heads.Usage, c.UseLine())
	if c.HasAvailableSubCommands() {
		a.helpCommands(c)
	}
	if c.Example != "" {
		fmt.Fprintf(w, "\n%s\n", heads.Examples)
		for line := range strings.SplitSeq(c.Example, "\n") {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
	a.helpFlags(heads.Flags, c.LocalNonPersistentFlags())
	a.helpFlags(heads.Globals, c.Root().PersistentFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", heads.More)
	}
}

func (a *app) helpCommands(c *cobra.Command) {
	width := 0
	for _, child := range c.Commands() {
		width = max(width, cell.Width(child.Name()))
	}
	list := func(commands []*cobra.Command) {
		for _, child := range commands {
			fmt.Fprintf(a.out, "  %s  %s\n", cell.Pad(child.Name(), width), child.Short)
		}
	}
	if c.HasParent() {
		fmt.Fprintf(a.out, "\n%s\n", a.words.Heads.Commands)
		list(c.Commands())
		return
	}
	for _, g := range a.tree {
		fmt.Fprintf(a.out, "\n%s\n", a.words.Groups[g.id])
		list(g.commands)
	}
}

// helpFlags lists flags in columns of cells; a word in backquotes names the value.
func (a *app) helpFlags(head string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	var rows [][]string
	flags.VisitAll(func(f *pflag.Flag) {
		value, words := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.NoOptDefVal == "" {
			name += " " + strings.ToUpper(value)
		}
		rows = append(rows, []string{"  " + name, words})
	})
	fmt.Fprintf(a.out, "\n%s\n", head)
	a.table(rows)
}

func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	c := a.command("help [COMMAND]", 0, 3, nil)
	c.GroupID = groupSetup
	c.RunE = func(_ *cobra.Command, args []string) error {
		found, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return a.unknownCommand(root, "", strings.Join(args, " "))
		}
		a.help(found)
		return nil
	}
	return c
}

func (a *app) completionCommand() *cobra.Command {
	c := a.command("completion bash|zsh|fish|powershell", 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		switch root := c.Root(); args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.out, true)
		case "zsh":
			return root.GenZshCompletion(a.out)
		case "fish":
			return root.GenFishCompletion(a.out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.out)
		}
		return incident.Refuse(incident.CodeUnknownWord, "SHELL", args[0], "bash", "zsh", "fish", "powershell")
	}
	return c
}

// Version is the version of the program; a release build sets it.
var Version = "dev"

func (a *app) versionCommand() *cobra.Command {
	return a.command("version", 0, 0, func(context.Context, []string) error {
		if a.json {
			return a.emit(map[string]string{"version": a.version()})
		}
		a.say("shirei ", a.version())
		return nil
	})
}
