"""What needs me, the thread of a finding from source to impact, and the trail for those who may read it."""
