//! Enums that stay open: a value the documents do not know is kept as given, never an error.

/// Declares an open enum: its known members with their spelling on the wire, and `Other` for everything else.
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        $name:ident { $( $(#[$member_doc:meta])* $member:ident = $wire:literal, )+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, tsify::Tsify)]
        pub enum $name {
            $(
                $(#[$member_doc])*
                #[doc = concat!("`", $wire, "`")]
                #[serde(rename = $wire)]
                $member,
            )+
            /// A value this version does not know, kept as given. It never counts as terminal.
            #[serde(untagged)]
            Other(#[tsify(type = "string & {}")] String),
        }

        impl $name {
            /// Every member the documents name.
            pub const KNOWN: &[Self] = &[$(Self::$member,)+];

            /// The spellings of those.
            pub const SPELLINGS: &[&str] = &[$($wire,)+];

            /// The spelling on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$member => $wire,)+
                    Self::Other(value) => value,
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $($wire => Self::$member,)+
                    _ => Self::Other(value),
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::from(value.to_owned())
            }
        }
    };
}

pub(super) use open_enum;
