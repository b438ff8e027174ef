package twin

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxState bounds the file that the platform's entities are loaded from.
const maxState = 1 << 30

// loadState takes the platform's entities from the file, if there is one. If
// there is none it is written now: that it cannot be is better known before
// the work than after it.
func (t *Twin) loadState() error {
	if t.o.State == "" {
		return nil
	}
	saved, err := readState(t.o.State)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t.saveState()
	case err == nil:
		err = t.behind.Load(saved)
	}
	if err != nil {
		return fmt.Errorf("load state %s: %w", t.o.State, err)
	}
	return nil
}

func readState(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	saved, err := io.ReadAll(io.LimitReader(f, maxState+1))
	if err == nil && len(saved) > maxState {
		err = fmt.Errorf("it has more than %d bytes", maxState)
	}
	return saved, err
}

// saveState writes the platform's entities beside the file and puts them in
// its place, so that there is always a whole one.
func (t *Twin) saveState() (err error) {
	if t.o.State == "" {
		return nil
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("save state %s: %w", t.o.State, err)
		}
	}()
	f, err := os.CreateTemp(filepath.Dir(t.o.State), filepath.Base(t.o.State)+".*")
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	err = errors.Join(t.behind.Save(w), w.Flush(), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), t.o.State)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
