//! The full face: what explains, surveys and takes home, beside all that the first view needs. It is loaded when
//! something of that is opened, and by workers.

mod descended;
mod diagnosis;
mod files;
mod fit;
mod learning_times;
mod lessons;
mod long_epochs;
mod map;
mod mistakes;
mod pasted;
mod rate;
mod section;
mod space;
mod start;
mod survey;
mod table;
mod test;
mod trace;
