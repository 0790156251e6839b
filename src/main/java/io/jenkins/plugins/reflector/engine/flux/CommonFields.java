package io.jenkins.plugins.reflector.engine.flux;

import java.util.List;

/** Fields that several kinds share, and that the engine does not act on. */
final class CommonFields {

    private static final int MAX_ACCOUNT_NAME = 253;

    private CommonFields() {}

    /** {@code provider}: anything but {@code generic} would change how credentials are found. */
    static void provider(FieldReader spec, List<String> allowed) {
        String provider = spec.word("provider", allowed);
        if (provider != null && !provider.equals("generic")) {
            spec.warning("provider", "'" + provider + "' is not acted on by this version; give credentials by secretRef");
        }
    }

    static void serviceAccount(FieldReader spec) {
        String account = spec.text("serviceAccountName");
        if (account == null || account.isEmpty()) {
            return;
        }
        if (account.length() > MAX_ACCOUNT_NAME) {
            spec.error("serviceAccountName", "expected at most " + MAX_ACCOUNT_NAME + " characters, found "
                    + account.length());
        }
        spec.warning("serviceAccountName", "is not acted on by this version; give credentials by secretRef");
    }

    /** A reference to a Secret that nothing uses yet. */
    static void referenceNotActedOn(FieldReader spec, String name) {
        if (spec.reference(name) != null) {
            spec.notActedOn(name);
        }
    }
}
