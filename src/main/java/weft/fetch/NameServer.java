package weft.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import okhttp3.Dns;

/**
 * A name server that the user named, asked for addresses of both kinds over UDP, and over TCP where
 * an answer does not fit. Speaks DNS by the provider that comes with the Java runtime. Safe for any
 * number of threads, each of which waits for its answer.
 */
final class NameServer implements Dns {
  private static final String FIRST_WAIT_MILLIS = "1000";
  private static final String ATTEMPTS = "3";

  private final InetSocketAddress server;

  NameServer(InetSocketAddress server) {
    this.server = server;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    InetAddress own = HostLiteral.local(host);
    if (own != null) {
      return List.of(own);
    }
    try {
      InitialDirContext context = new InitialDirContext(environment());
      try {
        return all(context, host);
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      throw new UnknownHostException(host + ": " + why(e));
    }
  }

  /** Addresses of version 4, then those of version 6; either may fail where the other is there. */
  private static List<InetAddress> all(InitialDirContext context, String host)
      throws NamingException, UnknownHostException {
    List<InetAddress> found = new ArrayList<>(ask(context, host, "A"));
    try {
      found.addAll(ask(context, host, "AAAA"));
    } catch (NamingException e) {
      if (found.isEmpty()) {
        throw e;
      }
    }
    return found;
  }

  @SuppressWarnings("BanJNDI") // of the provider of DNS, which answers with text, never objects
  private static List<InetAddress> ask(InitialDirContext context, String host, String type)
      throws NamingException, UnknownHostException {
    String name = host.endsWith(".") ? host : host + ".";
    Attribute records = context.getAttributes(name, new String[] {type}).get(type);
    List<InetAddress> found = new ArrayList<>();
    if (records != null) {
      NamingEnumeration<?> values = records.getAll();
      while (values.hasMore()) {
        byte[] address = InetAddress.ofLiteral(String.valueOf(values.next())).getAddress();
        found.add(InetAddress.getByAddress(host, address));
      }
    }
    return found;
  }

  @SuppressWarnings("JdkObsolete") // the library wants a Hashtable
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns://" + this);
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    return environment;
  }

  private String why(NamingException failure) {
    if (failure instanceof NameNotFoundException) {
      return "name server " + this + " knows no such name";
    }
    return failure instanceof CommunicationException
        ? "name server " + this + " does not answer"
        : "name server " + this + ": " + failure.getMessage();
  }

  /** Address and port. */
  @Override
  public String toString() {
    String address = server.getAddress().getHostAddress();
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + server.getPort();
  }
}
