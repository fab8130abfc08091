//! Small articles and the speakers they should have.

mod passages;
