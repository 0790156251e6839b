package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Why a repository is scanned, in the order in which the reasons are looked for (flux.md 1.4). */
public enum ScanReason {
    /** It never brought a result. */
    FIRST_SCAN("first scan"),
    /** Somebody, or a webhook, asked for it. */
    RECONCILE_REQUESTED("reconcile requested"),
    /** The image is another one than last time. */
    NEW_IMAGE_NAME("new image name"),
    /** The exclusion list is another one than last time. */
    UPDATED_EXCLUSION_LIST("updated exclusion list"),
    /** The last result has no tags, or they are lost. */
    NO_TAGS("no tags in database"),
    /** The interval is over. */
    INTERVAL("triggered by interval");

    private final String text;

    ScanReason(String text) {
        this.text = text;
    }

    /** Flux's words, for logs. */
    @NonNull
    public String text() {
        return text;
    }
}
