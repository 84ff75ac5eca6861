//! What can be chosen by name: in a link, in a file and on the page it has the same one.

/// There is nothing of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing of that name")]
#[non_exhaustive]
pub struct UnknownName;

/// One of what a setting accepts by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in links and files.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
}

/// Of something to choose from a list: `ALL` of them, each with a name.
pub(crate) trait Named: Copy + 'static {
    /// The list.
    const ALL: &'static [Self];

    /// What they are called, in the same order.
    const CHOICES: &'static [Choice];

    /// Which of the list it is.
    fn index(self) -> usize;

    /// The name, in lower case, which needs no escaping in a link.
    fn name(self) -> &'static str {
        Self::CHOICES[self.index()].name
    }

    /// The one with this name, as it stands in the list.
    fn named(name: &str) -> Option<Self> {
        index_of(Self::CHOICES, name).map(|index| Self::ALL[index])
    }
}

fn index_of(choices: &[Choice], name: &str) -> Option<usize> {
    choices.iter().position(|choice| choice.name == name)
}

/// `Display` and `FromStr` of what is [`Named`].
macro_rules! by_name {
    ($Type:ty) => {
        impl std::fmt::Display for $Type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::named::Named::name(*self))
            }
        }

        impl std::str::FromStr for $Type {
            type Err = $crate::named::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $crate::named::Named::named(name).ok_or($crate::named::UnknownName)
            }
        }
    };
}

/// A list of things to choose from, each in a file of its own with all that is known of it: an enum with a variant
/// for each. `kind!(choice, Kind => expression)` then has the expression for the one that is chosen, where `Kind` is
/// the type that its file defines.
///
/// (The `$` that this macro and the next begin with is what a macro within a macro needs for its own words.)
macro_rules! kinds {
    (
        $dollar:tt
        $(#[$doc:meta])*
        pub enum $Enum:ident { $($(#[$when:meta])* $module:ident::$Kind:ident),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Enum {
            $(
                $(#[$when])*
                #[doc = concat!("See the struct [`", stringify!($Kind), "`](struct@", stringify!($Kind), ").")]
                $Kind,
            )*
        }

        in_files! {
            $Enum { $($(#[$when])* $module::$Kind = $Enum::$Kind),* }
            index(it) = it as usize
        }

        macro_rules! kind {
            ($dollar choice:expr, $dollar Type:ident => $dollar expression:expr) => {
                match $dollar choice {
                    $($(#[$when])* $Enum::$Kind => {
                        type $dollar Type = $Kind;
                        $dollar expression
                    })*
                }
            };
        }
    };
}

/// The same of things that have numbers of their own, `numbers`: each variant holds what its file defines.
/// `kind!(choice, Kind(it) => expression)` has the expression for that.
macro_rules! kinds_with_numbers {
    (
        $dollar:tt
        $(#[$doc:meta])*
        pub enum $Enum:ident { $($(#[$when:meta])* $module:ident::$Kind:ident),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Enum {
            $(
                $(#[$when])*
                #[doc = concat!("See [`", stringify!($Kind), "`](struct@", stringify!($Kind), ").")]
                $Kind($Kind),
            )*
        }

        in_files! {
            $Enum { $($(#[$when])* $module::$Kind = $Enum::$Kind($Kind::DEFAULT)),* }
            index(it) = {
                let kind = std::mem::discriminant(&it);
                let is_same = |other: &Self| std::mem::discriminant(other) == kind;
                Self::ALL.iter().position(is_same).expect("all are in the list")
            }
        }

        $($(#[$when])* impl From<$Kind> for $Enum {
            fn from(kind: $Kind) -> Self {
                Self::$Kind(kind)
            }
        })*

        macro_rules! kind {
            ($dollar choice:expr, $dollar Type:ident => $dollar expression:expr) => {
                match $dollar choice {
                    $($(#[$when])* $Enum::$Kind(_) => {
                        type $dollar Type = $Kind;
                        $dollar expression
                    })*
                }
            };
            ($dollar choice:expr, $dollar Type:ident($dollar it:ident) => $dollar expression:expr) => {
                match $dollar choice {
                    $($(#[$when])* $Enum::$Kind($dollar it) => $dollar expression,)*
                }
            };
        }

        impl $Enum {
            /// One copy of it is enough: it is much code.
            #[inline(never)]
            fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
                kind!(self, Kind(it) => it.numbers())
            }

            /// The names of its own numbers in links and files.
            #[must_use]
            pub fn keys(mut self) -> Vec<&'static str> {
                self.numbers().into_iter().map(|(own, _)| own.key).collect()
            }

            /// Its number with this key, if it has such a one.
            #[must_use]
            pub fn number(mut self, key: &str) -> Option<f64> {
                self.number_mut(key).copied()
            }

            /// The same, to be changed.
            pub fn number_mut(&mut self, key: &str) -> Option<&mut f64> {
                self.numbers().into_iter().find(|(own, _)| own.key == key).map(|(_, number)| number)
            }

            /// Whether its own numbers are within their limits.
            #[must_use]
            pub fn is_sound(mut self) -> bool {
                self.numbers().into_iter().all(|(own, number)| own.limits.contain(*number))
            }
        }
    };
}

/// What both have in common: the files, the list and the names.
macro_rules! in_files {
    ($Enum:ident { $($(#[$when:meta])* $module:ident::$Kind:ident = $default:expr),* } index($it:ident) = $index:expr) => {
        $($(#[$when])* mod $module;)*
        $($(#[$when])* pub use $module::$Kind;)*

        impl $Enum {
            /// All, in the order in which they are offered, with the defaults of what numbers they have.
            pub const ALL: [Self; [$($(#[$when])* stringify!($Kind)),*].len()] =
                [$($(#[$when])* $default),*];

            /// Its name for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                <Self as $crate::named::Named>::CHOICES[$crate::named::Named::index(self)].title
            }
        }

        impl $crate::named::Named for $Enum {
            const ALL: &'static [Self] = &Self::ALL;
            const CHOICES: &'static [$crate::named::Choice] = &[
                $($(#[$when])* $crate::named::Choice { name: $Kind::NAME, title: $Kind::TITLE }),*
            ];

            fn index(self) -> usize {
                let $it = self;
                $index
            }
        }

        by_name!($Enum);
    };
}
