-- Ids are the first 64 bits of a hash of the content, kept as integers; printf('%016x', id) is how
-- they are shown. Rows refer to each other by the small numbers n.

create table meta (
  key   text primary key,
  value any not null
) strict, without rowid;

create table article (
  n         integer primary key,
  id        integer not null unique,
  side      integer not null,            -- 0 or 1, in the order of the corpus's languages
  state     integer not null,            -- 0 superseded, 1 in no pair in force, 2 paired
  successor integer,                     -- the revision that superseded this one
  title     text not null,
  deck      text not null,
  dateline  text not null,
  date      text not null,
  time      text not null,
  city      text not null,
  agency    text not null,
  url       text not null,
  more      text not null,               -- JSON: captions, credits, translations, other ids
  path      text not null,               -- of the first place, as given
  format    text not null,
  charset   text not null,
  sentences integer not null,
  mark      integer not null
) strict;
create index article_order on article (date, id);
create index article_mark on article (mark);
create index article_successor on article (successor) where successor is not null;

-- The text of an article, apart so that its other fields are read quickly; spans holds the lengths
-- of the paragraphs and the places of the sentences in them.
create table body (
  n     integer primary key,
  text  text not null,
  spans blob not null
) strict;

-- Addresses and ids under which an article is known elsewhere.
create table ref (
  key     text not null,
  article integer not null,
  primary key (key, article)
) strict, without rowid;
create index ref_article on ref (article);

create table place (
  n       integer primary key,           -- in the order of arrival
  file    text not null,                 -- absolute path
  entry   text not null,                 -- number inside a feed or archive, or ''
  article integer not null,
  path    text not null,
  format  text not null,
  charset text not null,
  unique (file, entry)
) strict;
create index place_article on place (article);
create index place_path on place (path);

-- Files as they were when last read to the end.
create table file (
  path    text primary key,
  size    integer not null,
  mtime   integer not null,
  hash    text not null,
  options text not null
) strict, without rowid;

create table refusal (
  path   text not null,
  line   integer not null,
  file   text not null,
  reason text not null,
  hint   text not null,
  primary key (path, line)
) strict, without rowid;
create index refusal_file on refusal (file);

create table pair (
  n          integer primary key,
  id         integer not null unique,
  a          integer not null,
  b          integer not null,
  date       text not null,              -- of its articles, for the order of things
  status     text not null,
  confidence real not null,
  evidence   text not null,              -- JSON
  who        text not null,              -- decided, when a person did
  at         text not null,
  force      integer not null,           -- 1: status in force and both articles current
  aligner    text not null,              -- version that made the beads; '' while there are none
  mark       integer not null,
  unique (a, b)
) strict;
create index pair_b on pair (b);
create index pair_order on pair (date, id);
create index pair_mark on pair (mark);
create unique index pair_first on pair (a) where force = 1;
create unique index pair_second on pair (b) where force = 1;

-- A bead's id begins as its pair's id does (24 bits), so that one that is asked for by its id is found through
-- the pair, and the beads of a pair lie together; an index over the ids of all beads would be the largest part
-- of the file, and the slowest to fill.
create table bead (
  pair       integer not null,
  seq        integer not null,           -- in reading order
  id         integer not null,
  a0         integer not null,
  a1         integer not null,
  b0         integer not null,
  b1         integer not null,
  confidence real not null,
  crossing   integer not null,
  status     text,                       -- null: auto
  who        text,
  at         text,
  edited0    text,
  edited1    text,
  primary key (pair, id)
) strict, without rowid;

-- What an index has to forget: beads that are no more, and (sentences not null) the lone sentences
-- of articles that are paired or superseded now.
create table gone (
  mark      integer not null,
  id        integer not null,
  sentences integer,
  unique (mark, id, sentences)
) strict;
