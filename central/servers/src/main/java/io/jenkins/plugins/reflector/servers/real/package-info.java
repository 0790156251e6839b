/** Real servers, started on the loopback address: the distribution registry, Git over HTTP and SSH, and what stands in front of them. */
package io.jenkins.plugins.reflector.servers.real;
