package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** An open pull request, for Pipeline scripts; its text is its address. */
public final class PullRequestInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String url;
    private final long number;

    PullRequestInfo(@NonNull PullRequest request) {
        this.url = request.url();
        this.number = request.number();
    }

    /** Its page. */
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** Its number, as people say it. */
    @Whitelisted
    public long getNumber() {
        return number;
    }

    /** The address. */
    @Whitelisted
    @Override
    public String toString() {
        return url;
    }
}
