-- What pairing knows of an article, made of its text and addresses alone. It can always be made anew.
create table profile (
  n       integer primary key,           -- of the article
  version integer not null,
  data    blob not null
) strict;
