package exchange

import (
	"bufio"
	"cmp"
	"io"
)

// outputs are the files of a folder that are open for writing. The first error stays.
type outputs struct {
	files []output
	err   error
}

type output struct {
	*bufio.Writer
	file io.Closer
}

// create opens a file; nil, and err set, when it cannot.
func (o *outputs) create(f Folder, name string) *bufio.Writer {
	if o.err != nil {
		return nil
	}
	file, err := f.Create(name)
	if err != nil {
		o.err = err
		return nil
	}
	b := bufio.NewWriterSize(file, 1<<14)
	o.files = append(o.files, output{b, file})
	return b
}

// close writes out and closes what is open. It returns err, or the first error of its own.
func (o *outputs) close(err error) error {
	for _, f := range o.files {
		err = cmp.Or(err, o.err, f.Flush())
		err = cmp.Or(err, f.file.Close())
	}
	o.files = nil
	return cmp.Or(err, o.err)
}

// writeFile writes one whole file of a folder.
func writeFile(f Folder, name string, write func(b *bufio.Writer) error) error {
	var files outputs
	b := files.create(f, name)
	if b == nil {
		return files.err
	}
	return files.close(write(b))
}
