package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What holds for every image of one registry. */
public final class RegistryHost extends AbstractDescribableImpl<RegistryHost> {

    private final String host;
    private String mirror;
    private String credentialsId;
    private String provider;
    private boolean useForJobs;
    private String certCredentialsId;
    private String caCertificates;
    private ProxyItem proxy;
    private boolean insecure;
    private ArrayList<String> tokenHosts;
    private int requestsPerHour;
    private int parallelRequests;

    @DataBoundConstructor
    public RegistryHost(String host) {
        this.host = Texts.orDefault(host, "");
    }

    /** The host as it stands in image names, with its port if it has one. */
    public String getHost() {
        return host;
    }

    /** The URL to ask instead; null for none. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = Texts.trimToNull(mirror);
    }

    /** What image repositories without credentials of their own are asked with; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** {@code generic}, {@code aws}, {@code azure} or {@code gcp}: whose identity opens it. */
    public String getProvider() {
        return provider().text();
    }

    /** Sets whose identity opens it; refuses other words. */
    @DataBoundSetter
    public void setProvider(String provider) {
        this.provider = Words.normal("provider", provider, Words.providers(), Provider::text);
    }

    /** Whose identity opens it. */
    @NonNull
    public Provider provider() {
        Provider chosen = Words.parse("provider", provider, Words.providers(), Provider::text);
        return chosen == null ? Provider.GENERIC : chosen;
    }

    /** Whether credentials, identity and client certificate serve images that jobs and folders name, too. */
    public boolean isUseForJobs() {
        return useForJobs;
    }

    @DataBoundSetter
    public void setUseForJobs(boolean useForJobs) {
        this.useForJobs = useForJobs;
    }

    /** A certificate, or a PEM file or text: whom to trust, what to show, or both; null for neither. */
    public String getCertCredentialsId() {
        return certCredentialsId;
    }

    @DataBoundSetter
    public void setCertCredentialsId(String certCredentialsId) {
        this.certCredentialsId = Texts.trimToNull(certCredentialsId);
    }

    /** Authorities in PEM to trust beside those of Java, whoever asks; null for none. */
    public String getCaCertificates() {
        return caCertificates;
    }

    @DataBoundSetter
    public void setCaCertificates(String caCertificates) {
        this.caCertificates = Texts.trimToNull(caCertificates);
    }

    /** The proxy that leads to it; null: that of Manage Jenkins. */
    public ProxyItem getProxy() {
        return proxy;
    }

    @DataBoundSetter
    public void setProxy(ProxyItem proxy) {
        this.proxy = proxy;
    }

    /** Whether plain HTTP is allowed. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** Hosts on private addresses that may be asked for its tokens; null for none. */
    public List<String> getTokenHosts() {
        return tokenHosts == null ? null : new ArrayList<>(tokenHosts);
    }

    @DataBoundSetter
    public void setTokenHosts(List<String> tokenHosts) {
        this.tokenHosts = Texts.linesOrNull(tokenHosts);
    }

    /** The hosts for a text area, one a line. */
    public String tokenHostsText() {
        return Texts.joined(tokenHosts);
    }

    /** The most calls in an hour; 0: as many as it answers. */
    public int getRequestsPerHour() {
        return requestsPerHour;
    }

    @DataBoundSetter
    public void setRequestsPerHour(int requestsPerHour) {
        this.requestsPerHour = calls(requestsPerHour);
    }

    /** The most calls at the same time; 0: the client's own choice. */
    public int getParallelRequests() {
        return parallelRequests;
    }

    @DataBoundSetter
    public void setParallelRequests(int parallelRequests) {
        this.parallelRequests = calls(parallelRequests);
    }

    private static int calls(int number) {
        SpecChecks.calls(String.valueOf(number)).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return number;
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RegistryHost> {

        private final transient JenkinsFacade jenkins = new JenkinsFacade();
        private final transient FormChecks checks = new FormChecks(jenkins);

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RegistryHost_displayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String host, @QueryParameter String credentialsId) {
            return CredentialsLists.forRegistry(null, imageOf(host), credentialsId);
        }

        @POST
        public ListBoxModel doFillCertCredentialsIdItems(
                @QueryParameter String host, @QueryParameter String certCredentialsId) {
            return CredentialsLists.forCertificates(null, imageOf(host), certCredentialsId);
        }

        @POST
        public ListBoxModel doFillProviderItems() {
            return checks.registryProviders(null);
        }

        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            return checks.host(null, value);
        }

        @POST
        public FormValidation doCheckMirror(@QueryParameter String value) {
            return checks.mirror(null, value);
        }

        @POST
        public FormValidation doCheckInsecure(@QueryParameter boolean value) {
            return checks.insecure(null, value);
        }

        @POST
        public FormValidation doCheckCaCertificates(@QueryParameter String value) {
            return checks.check(null, () -> SpecChecks.certificates(value));
        }

        @POST
        public FormValidation doCheckTokenHosts(@QueryParameter String value) {
            return checks.check(null, () -> SpecChecks.each(value, SpecChecks::host));
        }

        @POST
        public FormValidation doCheckRequestsPerHour(@QueryParameter String value) {
            return checks.check(null, () -> SpecChecks.calls(value));
        }

        @POST
        public FormValidation doCheckParallelRequests(@QueryParameter String value) {
            return checks.check(null, () -> SpecChecks.calls(value));
        }

        /** Greets the registry by what the form says now. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String host,
                @QueryParameter String mirror,
                @QueryParameter String credentialsId,
                @QueryParameter String provider,
                @QueryParameter String caCertificates,
                @QueryParameter String certCredentialsId,
                @QueryParameter String tokenHosts,
                @QueryParameter boolean insecure)
                throws InterruptedException {
            if (!jenkins.mayAdminister()) {
                return jenkins.ok();
            }
            Optional<String> problem = SpecChecks.host(host).or(() -> SpecChecks.mirror(mirror));
            if (problem.isPresent()) {
                return jenkins.error(problem.get());
            }
            RegistryHost asked = new RegistryHost(host);
            asked.setMirror(mirror);
            asked.setCredentialsId(credentialsId);
            asked.setProvider(provider);
            asked.setCaCertificates(caCertificates);
            asked.setCertCredentialsId(certCredentialsId);
            asked.setTokenHosts(List.of(tokenHosts == null ? "" : tokenHosts));
            asked.setInsecure(insecure);
            // The button stands before the proxy, which has fields of the same names.
            ReflectorConfiguration.get().getRegistries().stream()
                    .filter(saved -> saved.getHost().equals(asked.getHost()))
                    .forEach(saved -> asked.setProxy(saved.getProxy()));
            return RegistryProbe.get().greet(asked).show(jenkins);
        }

        private static String imageOf(String host) {
            return Optional.ofNullable(Texts.trimToNull(host)).map(h -> h + "/any").orElse(null);
        }
    }
}
