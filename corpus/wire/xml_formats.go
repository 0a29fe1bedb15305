package wire

func parseFeed(text string) ([]draft, error)     { return nil, Refusal{Reason: "this kind of XML is not read yet"} }
func parseNewsML(text string) ([]draft, error)   { return nil, Refusal{Reason: "this kind of XML is not read yet"} }
func parseNewsMLG2(text string) ([]draft, error) { return nil, Refusal{Reason: "this kind of XML is not read yet"} }
func parseNITF(text string) ([]draft, error)     { return nil, Refusal{Reason: "this kind of XML is not read yet"} }
