package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What is checked out: {@code ref} of a GitRepository (flux.md 3.3). The first that is given counts: commit, name, tag, semver, branch. */
public final class GitReference extends AbstractDescribableImpl<GitReference> {

    /** What is checked out when nothing is said. */
    public static final String DEFAULT_BRANCH = "main";

    private String branch;
    private String tag;
    private String semver;
    private String name;
    private String commit;

    @DataBoundConstructor
    public GitReference() {
        // Each field may be left out.
    }

    /** A branch; null for none. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Texts.trimToNull(branch);
    }

    /** A tag; null for none. */
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(String tag) {
        this.tag = Texts.trimToNull(tag);
    }

    /** A range, whose highest tag is meant; null for none. */
    public String getSemver() {
        return semver;
    }

    @DataBoundSetter
    public void setSemver(String semver) {
        this.semver = Texts.trimToNull(semver);
    }

    /** The full name of a ref; null for none. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Texts.trimToNull(name);
    }

    /** The full id of a commit; null for none. */
    public String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = Texts.trimToNull(commit);
    }

    private boolean saysNothing() {
        return branch == null && tag == null && semver == null && name == null && commit == null;
    }

    /** Null instead of one that says nothing. */
    @CheckForNull
    static GitReference orNull(@CheckForNull GitReference reference) {
        return reference == null || reference.saysNothing() ? null : reference;
    }

    /** The same for the engine; null means {@link #DEFAULT_BRANCH}. */
    @NonNull
    public static GitRef toSpec(@CheckForNull GitReference reference) {
        return reference == null
                ? GitRef.branch(DEFAULT_BRANCH)
                : new GitRef(reference.branch, reference.tag, reference.semver, reference.name, reference.commit);
    }

    /** Part of the forms of what reads from Git. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<GitReference> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckBranch(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, text -> GitRef.branch(text));
        }

        @POST
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, text -> new GitRef(null, text, null, null, null));
        }

        @POST
        public FormValidation doCheckSemver(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, text -> new GitRef(null, null, text, null, null));
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, text -> new GitRef(null, null, null, text, null));
        }

        @POST
        public FormValidation doCheckCommit(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, text -> new GitRef(null, null, null, null, text));
        }

        private FormValidation check(Item item, String value, Function<String, GitRef> ref) {
            return checks.check(
                    item,
                    () -> Optional.ofNullable(Texts.trimToNull(value)).flatMap(text -> AutomationChecks.ref(ref.apply(text))));
        }
    }
}
