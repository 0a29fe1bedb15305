package main

import (
	"time"

	"github.com/urfave/cli/v2"
)

// dateFlags are --since and --until.
func dateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "only articles of `DATE` (2018-09-29) or later"},
		&cli.StringFlag{Name: "until", Usage: "only articles of `DATE` or earlier"},
	}
}

// dates reads --since and --until. A year or a month alone stands for its first or its last day.
func dates(c *cli.Context) (since, until string, err error) {
	if since, err = wholeDate("since", c.String("since"), false); err != nil {
		return "", "", err
	}
	if until, err = wholeDate("until", c.String("until"), true); err != nil {
		return "", "", err
	}
	if since != "" && until != "" && since > until {
		return "", "", usagef("swap the two", "--since %s is later than --until %s", since, until)
	}
	return since, until, nil
}

func wholeDate(flag, text string, end bool) (string, error) {
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if end && layout == "2006-01" {
			t = t.AddDate(0, 1, -1)
		}
		if end && layout == "2006" {
			t = t.AddDate(1, 0, -1)
		}
		return t.Format("2006-01-02"), nil
	}
	return "", checkDate(flag, text)
}

// checkDate says whether text is a whole date.
func checkDate(flag, text string) error {
	if _, err := time.Parse("2006-01-02", text); err != nil {
		return usagef("write year, month and day: --"+flag+" 2018-09-29", "--%s %q is no date", flag, text)
	}
	return nil
}
