package io.jenkins.plugins.reflector.engine.policy.semver;

/**
 * One comparison of a range, such as {@code >=1.2} (flux.md 2.4).
 *
 * @param operator how it compares
 * @param bound what it compares with; missing parts are zero
 * @param precision how much of the bound was written
 * @param text as it stands in explanations
 */
record Comparison(Operator operator, Version bound, Precision precision, String text) {

    /** How many parts were written before the first wildcard or the end. */
    enum Precision {
        NONE,
        MAJOR,
        MINOR,
        FULL
    }

    /** The signs of the grammar; several spellings share a meaning. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        TILDE,
        CARET
    }

    boolean admits(Version version) {
        return switch (operator) {
            case EQUAL -> precision == Precision.FULL ? version.compareTo(bound) == 0 : tilde(version);
            case NOT_EQUAL -> notEqual(version);
            case GREATER -> greater(version);
            case GREATER_OR_EQUAL -> version.compareTo(bound) >= 0;
            case LESS -> version.compareTo(bound) < 0;
            case LESS_OR_EQUAL -> lessOrEqual(version);
            case TILDE -> tilde(version);
            case CARET -> caret(version);
        };
    }

    /** A bare wildcard falls through to plain inequality with 0.0.0. */
    private boolean notEqual(Version version) {
        return switch (precision) {
            case MAJOR -> !sameMajor(version);
            case MINOR -> !sameMinor(version)
                    || !version.preRelease().equals(bound.preRelease());
            case NONE, FULL -> version.compareTo(bound) != 0;
        };
    }

    /** Above everything that a shortened bound stands for; a bare wildcard stands for 0.0.0 alone. */
    private boolean greater(Version version) {
        return switch (precision) {
            case MAJOR -> Long.compareUnsigned(version.major(), bound.major()) > 0;
            case MINOR -> {
                int major = Long.compareUnsigned(version.major(), bound.major());
                yield major > 0 || major == 0 && Long.compareUnsigned(version.minor(), bound.minor()) > 0;
            }
            case NONE, FULL -> version.compareTo(bound) > 0;
        };
    }

    /** Up to the end of what a shortened bound stands for; a bare wildcard stands for 0.0. */
    private boolean lessOrEqual(Version version) {
        if (precision == Precision.FULL) {
            return version.compareTo(bound) <= 0;
        }
        int major = Long.compareUnsigned(version.major(), bound.major());
        boolean minorAbove = Long.compareUnsigned(version.minor(), bound.minor()) > 0;
        return major < 0 || major == 0 && (precision == Precision.MAJOR || !minorAbove);
    }

    private boolean tilde(Version version) {
        if (version.compareTo(bound) < 0) {
            return false;
        }
        // Both ~* and ~0.0.0 admit whatever is above: there is nothing to tell them apart.
        boolean zero = bound.major() == 0 && bound.minor() == 0 && bound.patch() == 0;
        if (zero && (precision == Precision.NONE || precision == Precision.FULL)) {
            return true;
        }
        return precision == Precision.MAJOR ? sameMajor(version) : sameMinor(version);
    }

    private boolean caret(Version version) {
        if (version.compareTo(bound) < 0 || !sameMajor(version)) {
            return false;
        }
        if (bound.major() != 0 || precision == Precision.MAJOR) {
            return true;
        }
        if (bound.minor() != 0 || precision == Precision.MINOR) {
            return sameMinor(version);
        }
        return sameMinor(version) && version.patch() == bound.patch();
    }

    private boolean sameMajor(Version version) {
        return version.major() == bound.major();
    }

    private boolean sameMinor(Version version) {
        return sameMajor(version) && version.minor() == bound.minor();
    }
}
