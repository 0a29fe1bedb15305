-- What persons made of the beads of a pair, so that it can be undone and done again, in the order in which it
-- was done. before and after are JSON: the beads that went, and those that came in their place.
create table edit (
  n      integer primary key,
  pair   integer not null,
  what   text not null,                  -- the operation, for the history
  who    text not null,
  at     text not null,
  undone text not null,                  -- when it was taken back; '' while it holds
  before text not null,
  after  text not null
) strict;
create index edit_pair on edit (pair, n);
