package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"verbatim/summarise"
)

// program is one command line with what it reads and writes.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lookup         func(string) (string, bool) // the environment
	flags          flags
}

// flags are those of all commands together; each command declares the ones it has.
type flags struct {
	engine  string
	fresh   bool
	json    bool
	length  string
	lang    string
	speaker string
	url     string
}

func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "verbatim",
		Short: "Digests of articles in which everything shown can be checked",
		Long: `Verbatim digests articles: a summary, the key claims and the key quotes, each with the place in the
article that bears it out. It runs as a Discord bot (verbatim run), and on this terminal.

SRC is a link, a file (.html, .htm, .txt, .md, .pdf, .docx, .epub), or - for standard input.`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(p.flagProblem)
	root.SetHelpCommand(&cobra.Command{Use: "help [command]", Short: "Help on a command", RunE: func(_ *cobra.Command, args []string) error {
		c, _, err := root.Find(args)
		if err != nil {
			return err
		}
		return c.Help()
	}})
	root.AddCommand(p.runCommand(), p.summariseCommand(), p.quotesCommand(), p.askCommand(), p.readCommand(), p.checkCommand(), p.versionCommand())
	return root
}

func (p *program) runCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "Run the Discord bot until SIGINT or SIGTERM",
		Args:  cobra.ArbitraryArgs, // here and below, so that wrong ones are named along with all else that is wrong
		RunE: func(cmd *cobra.Command, args []string) error {
			var misused error
			if len(args) > 0 {
				misused = errors.New("run takes no arguments: it is set up by its environment")
			}
			return p.run(cmd.Context(), misused)
		},
	}
}

// about returns a command that does something about articles, with the flags that all of those have.
func (p *program) about(use, short string, do func(ctx context.Context, args []string) error) *cobra.Command {
	c := &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ArbitraryArgs,
		RunE:  func(cmd *cobra.Command, args []string) error { return do(cmd.Context(), args) },
	}
	c.Flags().StringVar(&p.flags.engine, "engine", engineAuto, "`ENGINE` auto, llm or extractive; auto is llm if a model is configured")
	c.Flags().BoolVar(&p.flags.fresh, "fresh", false, "read and make anew, whatever is kept")
	c.Flags().BoolVar(&p.flags.json, "json", false, "print JSON, one object a line")
	c.Flags().SortFlags = false
	return c
}

func (p *program) summariseCommand() *cobra.Command {
	c := p.about("summarise SRC…", "Digest articles: summary, key claims, key quotes", p.summarise)
	c.Aliases = []string{"summarize"}
	c.Example = "  verbatim summarise https://example.com/article\n  verbatim summarise --length short notes.txt"
	c.Flags().StringVar(&p.flags.length, "length", string(summarise.Standard), "`LENGTH` short, standard or detailed")
	c.Flags().StringVar(&p.flags.lang, "lang", "", "language of the digest as a BCP 47 `TAG`; the article's own if not given")
	return c
}

func (p *program) quotesCommand() *cobra.Command {
	c := p.about("quotes SRC…", "Every quotation with its speaker", p.quotes)
	c.Flags().StringVar(&p.flags.speaker, "speaker", "", "only what `NAME` says")
	return c
}

func (p *program) askCommand() *cobra.Command {
	return p.about("ask SRC [QUESTION]", "Answer from the article; without QUESTION a prompt that keeps the conversation", p.ask)
}

func (p *program) readCommand() *cobra.Command {
	c := p.about("read SRC…", "Only what was read: title, byline, site, date, language, passages", p.read)
	c.Flags().StringVar(&p.flags.url, "url", "", "`ADDRESS` that a single saved page came from")
	return c
}

func (p *program) checkCommand() *cobra.Command {
	c := p.about("check SRC TEXT", "Hold somebody's text against the article, sentence by sentence", p.check)
	c.Long = "Hold somebody's text (a file, or - for standard input) against the article, sentence by sentence."
	return c
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Version, commit and Go version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(p.stdout, versionLine())
			return err
		},
	}
}
