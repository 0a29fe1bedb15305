package lexicon

func (m *model) save() error { return nil }

func (m *model) load() (bool, error) { return false, nil }

func (m *model) forget() error { return nil }
