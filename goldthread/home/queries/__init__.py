"""Named reads of this room, always for an actor: what is waiting, the thread of a finding, the trail."""
