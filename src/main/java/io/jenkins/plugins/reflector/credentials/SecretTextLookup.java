package io.jenkins.plugins.reflector.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Finds secret texts. */
public final class SecretTextLookup {

    private final CredentialsContext context;

    public SecretTextLookup(@NonNull CredentialsContext context) {
        this.context = context;
    }

    /** The text of an id, as it is now; empty if there is none of that id here, or it is no secret text. */
    @NonNull
    public Optional<String> find(@NonNull String id) {
        return context.find(StringCredentials.class, id, null).map(text -> text.getSecret().getPlainText());
    }
}
