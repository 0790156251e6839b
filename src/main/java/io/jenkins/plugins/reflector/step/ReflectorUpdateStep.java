package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Updates the images in a Git repository now, and returns what it did. */
public final class ReflectorUpdateStep extends UpdateParameters {

    @DataBoundConstructor
    public ReflectorUpdateStep() {
        // All parameters are named.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReflectorUpdateExecution(context, order());
    }

    /** Offers the step; it needs no node. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @Override
        public String getFunctionName() {
            return "reflectorUpdate";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorUpdateStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialsLists.forGit(item, url, credentialsId);
        }

        @POST
        public ListBoxModel doFillSigningKeyCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String signingKeyCredentialsId) {
            return CredentialsLists.forSigning(item, signingKeyCredentialsId);
        }

        @POST
        public ListBoxModel doFillStrategyItems(@AncestorInPath Item item) {
            return checks.strategies(item);
        }

        @POST
        public ListBoxModel doFillOnConflictItems(@AncestorInPath Item item) {
            return checks.conflictRules(item);
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.gitUrl(item, value);
        }

        @POST
        public FormValidation doCheckCommitWindow(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }

        @POST
        public FormValidation doCheckAuthor(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.author(item, value);
        }
    }
}
