package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The proxy that leads to a registry. */
public final class ProxyItem extends AbstractDescribableImpl<ProxyItem> {

    private final String url;
    private String credentialsId;

    @DataBoundConstructor
    public ProxyItem(String url) {
        this.url = Texts.orDefault(url, "");
    }

    /** Where it is, such as {@code http://proxy.example.com:3128}. */
    public String getUrl() {
        return url;
    }

    /** Whom the proxy wants to know; null for nobody. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** Part of the form of registries. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ProxyItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialsLists.forProxy(url, credentialsId);
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value, @QueryParameter String credentialsId) {
            return checks.proxy(null, value, credentialsId);
        }
    }
}
