package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What a policy thought of one tag.
 *
 * @param tag the tag
 * @param key what the policy judged: the tag itself, or what the filter extracted; empty if it got no key
 * @param verdict picked, or why not
 * @param detail one short phrase, such as the pattern or range that decided; may be empty
 */
public record TagVerdict(
        @NonNull String tag, @NonNull String key, @NonNull Verdict verdict, @NonNull String detail) {

    /** Picked, or why not; the texts are part of the command line's JSON (cli.md). */
    public enum Verdict {
        PICKED("picked"),
        OLDER("older"),
        FILTERED("filtered"),
        EXCLUDED("excluded"),
        NOT_A_VERSION("not-a-version"),
        OUT_OF_RANGE("out-of-range"),
        PRERELEASE("prerelease"),
        NOT_A_NUMBER("not-a-number"),
        /** Another tag has the same key and stands in for it. */
        SAME_KEY("same-key"),
        /** The policy's own list says to leave it out. */
        IGNORED("ignored"),
        /** Not known for long enough yet. */
        TOO_YOUNG("too-young"),
        /** A greater step from the present one than the policy allows. */
        NOT_ALLOWED("not-allowed"),
        /** No image for a platform that is wanted. */
        LACKS_PLATFORM("lacks-platform"),
        /** Others of the policy's group do not have it. */
        WAITS_FOR_GROUP("waits-for-group"),
        /** A guard keeps what was picked before instead. */
        HELD("held");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As it stands in the JSON. */
        public String text() {
            return text;
        }
    }
}
