package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/summarise"
)

// sources says what is wrong with the arguments of a command that takes one or more SRC.
func sources(command string, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs a SRC: a link, a file, or - for standard input", command)
	}
	if first := slices.Index(args, "-"); first >= 0 && slices.Contains(args[first+1:], "-") {
		return errors.New("standard input (-) can be read only once")
	}
	return nil
}

// savedPage says what is wrong with --url, which tells where args, a single file, came from.
func (f flags) savedPage(args []string) error {
	switch {
	case f.url == "":
		return nil
	case len(args) > 1:
		return errors.New("--url says where one saved page came from: give a single SRC")
	case len(args) == 1 && isLink(args[0]):
		return errors.New("--url says where a saved page came from, and SRC is a link itself")
	case !isAddress(f.url):
		return fmt.Errorf("--url %q is no address like https://example.com/article", f.url)
	}
	return nil
}

// questionOf says what is wrong with the arguments of ask.
func questionOf(args []string) error {
	switch {
	case len(args) == 0 || len(args) > 2:
		return errors.New("ask takes SRC and one QUESTION; put the question in quotation marks")
	case len(args) == 1 && args[0] == "-":
		return errors.New("standard input cannot be the article and the questions too: give a QUESTION")
	case len(args) == 2 && strings.TrimSpace(args[1]) == "":
		return errors.New("QUESTION is empty; leave it out for a conversation")
	}
	return nil
}

// statementOf says what is wrong with the arguments of check.
func statementOf(args []string) error {
	switch {
	case len(args) != 2:
		return errors.New("check takes two arguments: SRC, and TEXT as a file or - for standard input")
	case args[0] == "-" && args[1] == "-":
		return errors.New("standard input cannot be both SRC and TEXT")
	}
	return nil
}

// want is what --length and --lang ask for. The error names both problems.
func (f flags) want() (summarise.Want, error) {
	var problems []error
	length, ok := summarise.ParseLength(f.length)
	if !ok {
		problems = append(problems, fmt.Errorf("--length %q is none of short, standard, detailed", f.length))
	}
	lang, err := summarise.ParseLang(f.lang)
	if err != nil {
		problems = append(problems, fmt.Errorf("--lang %q is no language tag like en or pt-BR", f.lang))
	}
	return summarise.Want{Length: length, Lang: lang}, errors.Join(problems...)
}

// flagProblem names a flag that cobra cannot read, and what is wrong with the configuration besides.
func (p *program) flagProblem(c *cobra.Command, err error) error {
	problems := []error{fmt.Errorf("%w; '%s --help' lists the flags", err, c.CommandPath())}
	if c.Flags().Lookup("engine") != nil {
		_, err := p.config()
		problems = append(problems, err)
	}
	return misusef("%w", errors.Join(problems...))
}
