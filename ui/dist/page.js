// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function M(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// src/format.ts
function I(e) {
	return Math.round(e).toLocaleString("en-US");
}
function ce(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${le(e / 1e6)}M` : t >= 1e4 ? `${le(e / 1e3)}k` : le(e);
}
function le(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function ue(e) {
	return e == null ? "–" : e >= 1e3 ? `${le(e / 1e3)} s` : `${le(e)} ms`;
}
function L(e) {
	return e === 0 ? "0 s" : e < 1 ? `${le(e * 1e3)} ms` : `${le(e)} s`;
}
function de(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function fe(e) {
	return `${le(e * 100)} %`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var pe, me, he, ge, _e = Object.is, ve = 0, ye = [], be = [], xe = e, R = xe.__b, z = xe.__r, Se = xe.diffed, Ce = xe.__c, we = xe.unmount, Te = xe.__;
function Ee(e, t) {
	xe.__h && xe.__h(me, e, ve || t), ve = 0;
	var n = me.__H || (me.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function De(e, t) {
	var n = Ee(pe++, 3);
	!xe.__s && Le(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, me.__H.__h.push(n));
}
function Oe(e) {
	return ve = 5, ke(function() {
		return { current: e };
	}, []);
}
function ke(e, t) {
	var n = Ee(pe++, 7);
	return Le(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Ae() {
	var e = Ee(pe++, 11);
	if (!e.__) {
		for (var t = me.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function je() {
	var e;
	do {
		for (; e = be.shift();) try {
			Fe(e);
		} catch (t) {
			xe.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = ye.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Fe), t.__h.some(Ie), t.__h = [];
			} catch (n) {
				t.__h = [], xe.__e(n, e.__v);
			}
		}
	} while (be.length);
}
xe.__b = function(e) {
	me = null, R && R(e);
}, xe.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Te && Te(e, t);
}, xe.__r = function(e) {
	z && z(e), pe = 0;
	var t = (me = e.__c).__H;
	t && (he == me ? me.__h = [] : (t.__h.some(Fe), t.__h.some(Ie), pe = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), he = me;
}, xe.diffed = function(e) {
	Se && Se(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Pe(ye.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), he = me = null;
}, xe.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Fe), e.__h = e.__h.filter(function(e) {
				return !e.__ || Ie(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Ce && Ce(e, t);
}, xe.unmount = function(e) {
	we && we(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Pe(be.push(r));
			} else Fe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && xe.__e(t, r.__v));
};
var Me = typeof requestAnimationFrame == "function";
function Ne(e) {
	var t, n = function() {
		clearTimeout(r), Me && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Me && (t = requestAnimationFrame(n));
}
function Pe(e) {
	e != 1 && ge == xe.requestAnimationFrame || ((ge = xe.requestAnimationFrame) || Ne)(je);
}
function Fe(e) {
	var t = me, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), me = t;
}
function Ie(e) {
	var t = me;
	e.__c = e.__(), me = t;
}
function Le(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !_e(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Re = Symbol.for("preact-signals");
function ze() {
	if (V > 1) V--;
	else {
		var e, t = !1;
		for ((function() {
			var e = qe;
			for (qe = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ue !== void 0;) {
			var n = Ue;
			for (Ue = void 0, We++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Qe(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (We = 0, V--, t) throw e;
	}
}
function Be(e) {
	if (V > 0) return e();
	Ke = ++Ge, V++;
	try {
		return e();
	} finally {
		ze();
	}
}
var Ve, B = void 0;
function He(e) {
	var t = B, n = Ve;
	B = void 0, Ve = void 0;
	try {
		return e();
	} finally {
		B = t, Ve = n;
	}
}
var Ue = void 0, V = 0, We = 0, Ge = 0, Ke = 0, qe = void 0, Je = 0;
function Ye(e) {
	if (B !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== B) return t = {
			i: 0,
			S: e,
			p: B.s,
			n: void 0,
			t: B,
			e: void 0,
			x: void 0,
			r: t
		}, B.s !== void 0 && (B.s.n = t), B.s = t, e.n = t, 32 & B.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = B.s, t.n = void 0, B.s.n = t, B.s = t), t;
	}
}
function Xe(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Xe.prototype.brand = Re, Xe.prototype.h = function() {
	return !0;
}, Xe.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? He(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Xe.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && He(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Xe.prototype.subscribe = function(e) {
	var t = this;
	return H(function() {
		var n = t.value;
		He(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Xe.prototype.valueOf = function() {
	return this.value;
}, Xe.prototype.toString = function() {
	return this.value + "";
}, Xe.prototype.toJSON = function() {
	return this.value;
}, Xe.prototype.peek = function() {
	var e = this;
	return He(function() {
		return e.value;
	});
}, Object.defineProperty(Xe.prototype, "value", {
	get: function() {
		var e = Ye(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (We > 100) throw Error("Cycle detected");
			(function(e) {
				V !== 0 && We === 0 && e.l !== Ke && (e.l = Ke, qe = {
					S: e,
					v: e.v,
					i: e.i,
					o: qe
				});
			})(this), this.v = e, this.i++, Je++, V++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				ze();
			}
		}
	}
});
function Ze(e, t) {
	return new Xe(e, t);
}
function Qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function et(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function tt(e, t) {
	Xe.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Je - 1, this.f = 4;
}
tt.prototype = new Xe(), tt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Je)) return !0;
	if (this.g = Je, this.f |= 1, this.i > 0 && !Qe(this)) return this.f &= -2, !0;
	var e = B;
	try {
		$e(this), B = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return B = e, et(this), this.f &= -2, !0;
}, tt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Xe.prototype.S.call(this, e);
}, tt.prototype.U = function(e) {
	if (this.t !== void 0 && (Xe.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, tt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(tt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ye(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function nt(e, t) {
	return new tt(e, t);
}
function rt(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		V++;
		var n = B;
		B = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, it(e), t;
		} finally {
			B = n, ze();
		}
	}
}
function it(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, rt(e);
}
function at(e) {
	if (B !== this) throw Error("Out-of-order effect");
	et(this), B = e, this.f &= -2;
	try {
		8 & this.f && it(this);
	} finally {
		ze();
	}
}
function ot(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Ve && Ve.push(this);
}
ot.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, ot.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, rt(this), $e(this), V++;
	var e = B;
	return B = this, at.bind(this, e);
}, ot.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ue, Ue = this);
}, ot.prototype.d = function() {
	this.f |= 8, 1 & this.f || it(this);
}, ot.prototype.dispose = function() {
	this.d();
};
function H(e, t) {
	var n = new ot(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var st, ct, lt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, ut = [];
H(function() {
	st = this.N;
})();
function dt(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function ft(e) {
	if (ct) {
		var t = ct;
		ct = void 0, t();
	}
	ct = e && e.S();
}
function pt(e) {
	var t = this, r = e.data, i = ht(r);
	i.name = "ReactiveDom", i.value = r;
	var a = ke(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = nt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = nt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = H(function() {
			if (this.N = vt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
pt.displayName = "ReactiveTextNode", Object.defineProperties(Xe.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: pt
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), dt("__b", function(e, t) {
	if (ft(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Xe && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), dt("__r", function(e, t) {
	if (e(t), t.type !== x) {
		ft();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return H(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				lt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), ft(n);
	}
}), dt("__e", function(e, t, n, r) {
	ft(), e(t, n, r);
}), dt("diffed", function(e, t) {
	ft();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = mt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function mt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Ze(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: H(function() {
			this.N = vt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
dt("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), dt("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function ht(e, t) {
	return ke(function() {
		return Ze(e, t);
	}, []);
}
var gt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function _t() {
	Be(function() {
		for (var e; e = ut.shift();) st.call(e);
	});
}
function vt() {
	ut.push(this) === 1 && (e.requestAnimationFrame || gt)(_t);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var yt = Symbol.for("pv"), bt = 0;
Array.isArray;
function U(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: yt,
		__v: --bt,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var xt = 30;
function St({ label: e, columns: t, rows: n, chosen: r, onChoose: i, onClose: a }) {
	let o = ht(0), s = ht(0), c = Oe(null), l = Math.max(0, Math.min(n.length - 14, Math.floor(o.value / xt) - 4)), u = Array.prototype.slice.call(n, l, l + 14 + 8), d = { gridTemplateColumns: t.map((e) => e.width).join(" ") }, f = Oe(void 0);
	De(() => {
		let e = f.current === void 0 ? -1 : Array.prototype.indexOf.call(n, f.current);
		e >= 0 && e === s.value || (p(Math.max(0, e)), e < 0 && c.current && (c.current.scrollTop = 0));
	}, [n]);
	let p = (e) => {
		s.value = Math.max(0, Math.min(n.length - 1, e)), f.current = s.value > 0 ? n[s.value] : void 0;
		let t = c.current, r = s.value * xt;
		t && (r < t.scrollTop && (t.scrollTop = r), r + xt > t.scrollTop + t.clientHeight - xt && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ U("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: c,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), p(s.value + t)), e.key === "Enter" && n[s.value] !== void 0 && i(n[s.value], !0), e.key === "Escape" && a?.();
		},
		"aria-activedescendant": s.value >= l && s.value < l + u.length ? `${e}-${s.value}` : void 0,
		onScroll: (e) => {
			o.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ U("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: d,
			children: t.map((e) => /* @__PURE__ */ U("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ U("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * xt}px`,
				position: "relative"
			},
			children: u.map((n, a) => {
				let o = l + a;
				return /* @__PURE__ */ U("div", {
					id: `${e}-${o}`,
					role: "row",
					"aria-rowindex": o + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${o === s.value ? " at" : ""}`,
					style: {
						...d,
						position: "absolute",
						top: `${o * xt}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						p(o), i(n, !1);
					},
					children: t.map((e) => /* @__PURE__ */ U("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var W = Ze(null), Ct = Ze(null), wt = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Tt = () => wt.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Et = Ze(Tt());
window.addEventListener("hashchange", () => {
	Et.value = Tt();
}), H(() => {
	Tt() !== Et.value && (location.hash = Et.value);
});
var Dt = Ze(""), Ot = Ze(""), kt = Ze(-1), At = Ze({
	load: "",
	outcome: "",
	text: "",
	atLeastMs: 0
}), jt = Ze(-1);
// src/interactions.tsx
function Mt({ page: e }) {
	let t = e.interactions, n = At.value, r = W.value, i = ke(() => [...new Set(t.map((e) => e.failure ?? ""))].sort(), [t]), a = ke(() => {
		let e = [], i = n.text.toLowerCase();
		return t.forEach((t, a) => {
			n.load !== "" && t.load !== Number(n.load) || (n.outcome === "good" ? t.failure : n.outcome !== "" && t.failure !== n.outcome) || n.atLeastMs > 0 && Nt(t) * 1e3 < n.atLeastMs || r && (t.ended_s < r[0] || t.planned_s > r[1]) || (!i || t.steps.some((e) => `${e.step} ${e.status ?? ""} ${e.failure ?? ""} ${e.detail ?? ""}`.toLowerCase().includes(i)) || String(t.number) === i) && e.push(a);
		}), e;
	}, [
		t,
		n,
		r
	]), o = e.summary.interactions.total;
	if (o === 0 && !(e.loads ?? []).length) return /* @__PURE__ */ U("p", { children: "The scenario has no loads, so there were no interactions." });
	let s = t[jt.value];
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "the-interactions",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "the-interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					I(e.live?.kept ?? t.length),
					" of ",
					I(o),
					" are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them."
				]
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["load ", /* @__PURE__ */ U("select", {
						value: n.load,
						onChange: (e) => {
							At.value = {
								...n,
								load: e.currentTarget.value
							};
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ U("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["outcome ", /* @__PURE__ */ U("select", {
						value: n.outcome,
						onChange: (e) => {
							At.value = {
								...n,
								outcome: e.currentTarget.value
							};
						},
						children: [
							/* @__PURE__ */ U("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ U("option", {
								value: "good",
								children: "good"
							}),
							i.filter((e) => e).map((e) => /* @__PURE__ */ U("option", {
								value: e,
								children: e
							}, e))
						]
					})] }),
					/* @__PURE__ */ U("label", { children: [
						"at least ",
						/* @__PURE__ */ U("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => {
								At.value = {
									...n,
									atLeastMs: Number(e.currentTarget.value) || 0
								};
							}
						}),
						" ms"
					] }),
					/* @__PURE__ */ U("label", { children: ["text ", /* @__PURE__ */ U("input", {
						type: "search",
						placeholder: "step, status, detail, number",
						value: n.text,
						onInput: (e) => {
							At.value = {
								...n,
								text: e.currentTarget.value
							};
						}
					})] }),
					r && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, r[0])),
							" to ",
							L(r[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							I(a.length),
							" of ",
							I(t.length)
						]
					})
				]
			}),
			/* @__PURE__ */ U(St, {
				label: "interactions",
				rows: a,
				chosen: jt.value,
				onChoose: (e) => {
					jt.value = e;
				},
				onClose: () => {
					jt.value = -1;
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (n) => e.loads?.[t[n].load]?.name ?? ""
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => I(t[e].number)
					},
					{
						head: "planned at",
						width: "7rem",
						right: !0,
						cell: (e) => L(t[e].planned_s)
					},
					{
						head: "from plan",
						width: "7rem",
						right: !0,
						cell: (e) => ue(Nt(t[e]) * 1e3)
					},
					{
						head: "steps",
						width: "4rem",
						right: !0,
						cell: (e) => t[e].steps.length
					},
					{
						head: "outcome",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => /* @__PURE__ */ U("span", {
							class: t[e].failure ? "bad" : "good",
							children: t[e].failure ? `✗ ${t[e].failure}` : "✓ good"
						})
					}
				]
			}),
			s && /* @__PURE__ */ U(Pt, {
				page: e,
				one: s
			})
		]
	});
}
function Nt(e) {
	return e.ended_s - e.planned_s;
}
function Pt({ page: e, one: t }) {
	let n = Math.max(1e-6, Nt(t)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = (e, t) => `${Math.max(.3, (t - e) / n * 100)}%`, a = (e) => [
		e.status ? `status ${e.status}` : "",
		e.failure ?? "",
		e.attempts > 1 ? `${e.attempts} attempts` : "",
		e.detail ?? ""
	].filter((e) => e).join(", ");
	return /* @__PURE__ */ U("aside", {
		class: "detail",
		"aria-label": "One interaction",
		children: [/* @__PURE__ */ U("h3", { children: [
			e.loads?.[t.load]?.name,
			" ",
			I(t.number),
			" ",
			/* @__PURE__ */ U("span", {
				class: "unit",
				children: [
					"planned at ",
					L(t.planned_s),
					", ",
					ue(n * 1e3),
					" from plan to end",
					t.failure ? `, ${t.failure}` : ""
				]
			})
		] }), /* @__PURE__ */ U("div", {
			class: "waterfall",
			children: [/* @__PURE__ */ U("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ U("span", { children: "start" }),
					/* @__PURE__ */ U("span", {
						class: "track",
						children: /* @__PURE__ */ U("i", {
							class: "wait",
							style: {
								left: "0",
								width: i(t.planned_s, t.started_s)
							}
						})
					}),
					/* @__PURE__ */ U("span", { children: [ue((t.started_s - t.planned_s) * 1e3), " late"] })
				]
			}), t.steps.map((e, t) => /* @__PURE__ */ U("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ U("span", { children: e.step }),
					/* @__PURE__ */ U("span", {
						class: "track",
						children: [/* @__PURE__ */ U("i", {
							class: "wait",
							style: {
								left: r(e.planned_s),
								width: i(e.planned_s, Math.max(e.planned_s, e.sent_s))
							}
						}), /* @__PURE__ */ U("i", {
							class: e.failure ? "broken" : "work",
							style: {
								left: r(e.sent_s),
								width: i(e.sent_s, Math.max(e.sent_s, e.ended_s))
							}
						})]
					}),
					/* @__PURE__ */ U("span", { children: [ue((e.ended_s - e.sent_s) * 1e3), a(e) && `: ${a(e)}`] })
				]
			}, t))]
		})]
	});
}
// src/data.ts
function Ft() {
	let e = JSON.parse(document.getElementById("data")?.textContent ?? "");
	if (e.schema !== "holdfast.page/v1") throw Error(`this page shows holdfast.page/v1, not ${e.schema}`);
	return e;
}
// src/live.ts
var It = Ze(null), Lt = Ze("none"), Rt = Ze(!1), zt = Ze({
	kept: 0,
	matched: 0,
	loaded: 0
}), Bt = "";
function Vt() {
	let e = Ft();
	e.live?.state === "connecting" ? (Bt = Ht(), Lt.value = "connecting", Kt(), H(() => {
		It.value && (document.title = `${It.value.summary.run.scenario || "run"} ${It.value.summary.verdict} · holdfast`);
	}), H(() => {
		let e = [At.value, W.value];
		Et.value === "interactions" && Lt.value === "live" && e && nn(!1, 250);
	})) : It.value = e;
}
function Ht() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function Ut(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${Bt}`
		}
	});
}
async function Wt() {
	Rt.value = !0;
	try {
		(await Ut("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (Rt.value = !1);
	} catch {
		Rt.value = !1;
	}
}
var Gt = 4e4;
async function Kt() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await Ut("/events", { signal: t.signal });
			if (n.status === 401) {
				Lt.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await qt(n.body.getReader(), t);
		} catch {}
		if (t.abort(), Lt.value === "over") return;
		Lt.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function qt(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, Gt), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && Yt(t[1], JSON.parse(t[2])), Lt.value === "over") return;
		}
	}
}
var Jt = {
	total: 0,
	pool: [],
	socket: [],
	attempt: [],
	cause: [],
	phase: [],
	how: [],
	code: [],
	ended_s: [],
	age_s: [],
	silence_s: [],
	silence_sent_s: [],
	silence_received_s: [],
	detail: []
};
function Yt(e, t) {
	e === "end" ? (kt.value = Qt(It.value?.ends, t.ends), jt.value = $t(It.value?.interactions, t.interactions), It.value = t, Lt.value = "over") : (It.value = Xt(e === "more" ? It.value : null, t, It.value?.interactions ?? []), Lt.value = "live");
}
function Xt(e, t, n) {
	let r = t.live.from, i = t.live.first_end, a = (e, t) => [...(e ?? []).slice(0, r), ...t ?? []], o = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: a(r?.open, t.open),
			refused: a(r?.refused, t.refused),
			lost: a(r?.lost, t.lost),
			rtt_p99_ms: a(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), s = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: a(r?.planned, t.planned),
			started: a(r?.started, t.started),
			good: a(r?.good, t.good),
			failed: a(r?.failed, t.failed),
			throttled: a(r?.throttled, t.throttled),
			latency_p50_ms: a(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: a(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: a(r?.service_p99_ms, t.service_p99_ms)
		};
	}), c = (e, t, n) => Object.fromEntries(Object.entries(t).map(([t, i]) => [t, a(e?.[t] ?? Array(r).fill(n), i)])), l = t.generator, u = e?.generator;
	return {
		...t,
		pools: o,
		loads: s,
		interactions: n,
		in_flight: a(e?.in_flight, t.in_flight),
		closes: c(e?.closes, t.closes, 0),
		platform: c(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: a(u?.lateness_p99_ms, l.lateness_p99_ms),
			cpu: a(u?.cpu, l.cpu),
			waited: a(u?.waited, l.waited),
			sockets: a(u?.sockets, l.sockets)
		},
		ends: Zt(e?.ends ?? Jt, t.ends, i)
	};
}
function Zt(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let r = Object.keys(Jt).filter((e) => e !== "total"), i = { total: t.total };
	for (let a of r) i[a] = [...e[a].slice(0, n), ...t[a] ?? []];
	return i;
}
function Qt(e, t) {
	let n = kt.value;
	return !e || n < 0 ? -1 : t.pool.findIndex((r, i) => r === e.pool[n] && t.socket[i] === e.socket[n] && t.attempt[i] === e.attempt[n]);
}
function $t(e, t) {
	let n = e?.[jt.value];
	return n ? t.findIndex((e) => e.load === n.load && e.number === n.number) : -1;
}
var en = 0, tn = 0;
function nn(e, t = 0) {
	clearTimeout(en), en = window.setTimeout(() => {
		G(e);
	}, t);
}
async function G(e) {
	let t = ++tn, n = At.value, r = W.value, i = e ? It.value?.interactions ?? [] : [], a = new URLSearchParams({
		offset: String(i.length),
		limit: "500"
	});
	n.load !== "" && a.set("load", n.load), n.outcome && a.set("outcome", n.outcome), n.text && a.set("text", n.text), n.atLeastMs > 0 && a.set("at_least_ms", String(n.atLeastMs)), r && (a.set("from_s", String(Math.max(0, r[0]))), a.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await Ut(`/interactions?${a}`);
		if (!e.ok) return;
		let n = await e.json(), r = It.value;
		if (t !== tn || !r?.live) return;
		let o = new Set(i.map((e) => `${e.load} ${e.number}`)), s = [...i, ...n.interactions.filter((e) => !o.has(`${e.load} ${e.number}`))];
		jt.value = $t(r.interactions, s), zt.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: s.length
		}, It.value = {
			...r,
			interactions: s
		};
	} catch {}
}
// node_modules/uplot/dist/uPlot.esm.js
var K = !0, rn = "uplot", an = "u-hz", on = "u-vt", sn = "u-title", cn = "u-wrap", ln = "u-under", un = "u-over", dn = "u-axis", fn = "u-off", pn = "u-select", mn = "u-cursor-x", hn = "u-cursor-y", gn = "u-cursor-pt", _n = "u-legend", vn = "u-live", yn = "u-inline", bn = "u-series", xn = "u-marker", Sn = "u-label", Cn = "u-value", wn = "width", Tn = "height", En = "top", Dn = "bottom", On = "left", kn = "right", An = "#000", jn = "#0000", Mn = "mousemove", Nn = "mousedown", Pn = "mouseup", Fn = "mouseenter", In = "mouseleave", Ln = "dblclick", Rn = "resize", zn = "scroll", Bn = "change", Vn = "dppxchange", Hn = "--", q = typeof window < "u", Un = q ? document : null, Wn = q ? window : null, Gn = q ? navigator : null, J, Kn;
function qn() {
	let e = devicePixelRatio;
	J != e && (J = e, Kn && sr(Bn, Kn, qn), Kn = matchMedia(`(min-resolution: ${J - .001}dppx) and (max-resolution: ${J + .001}dppx)`), or(Bn, Kn, qn), Wn.dispatchEvent(new CustomEvent(Vn)));
}
function Jn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Yn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function Xn(e, t, n, r) {
	let i = Un.createElement(e);
	return t != null && Jn(i, t), n?.insertBefore(i, r), i;
}
function Zn(e, t) {
	return Xn("div", e, t);
}
var Qn = /* @__PURE__ */ new WeakMap();
function $n(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != Qn.get(e) && (e.style.transform = a, Qn.set(e, a), t < 0 || n < 0 || t > r || n > i ? Jn(e, fn) : Yn(e, fn));
}
var er = /* @__PURE__ */ new WeakMap();
function tr(e, t, n) {
	let r = t + n;
	r != er.get(e) && (er.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var nr = /* @__PURE__ */ new WeakMap();
function rr(e, t, n, r) {
	let i = t + "" + n;
	i != nr.get(e) && (nr.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var ir = { passive: !0 }, ar = {
	...ir,
	capture: !0
};
function or(e, t, n, r) {
	t.addEventListener(e, n, r ? ar : ir);
}
function sr(e, t, n, r) {
	t.removeEventListener(e, n, ir);
}
q && qn();
function cr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : kr((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function lr(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var ur = (e) => e != null, dr = (e) => e != null && e > 0, fr = lr(ur), pr = lr(dr);
function mr(e, t, n, r = 0, i = !1) {
	let a = i ? pr : fr, o = i ? dr : ur;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Br, c ?? -Br];
}
function hr(e, t, n, r) {
	let i = Fr(e), a = Fr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? Ir : Lr, s = i == 1 ? kr : jr, c = a == 1 ? jr : kr, l = s(o(Or(e))), u = c(o(Or(t))), d = Pr(n, l), f = Pr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = ei(e, d), t = $r(t, f)), [e, t];
}
function gr(e, t, n, r) {
	let i = hr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var _r = .1, vr = {
	mode: 3,
	pad: _r
}, yr = {
	pad: 0,
	soft: null,
	mode: 0
}, br = {
	min: yr,
	max: yr
};
function xr(e, t, n, r) {
	return di(n) ? Cr(e, t, n) : (yr.pad = n, yr.soft = r ? 0 : null, yr.mode = r ? 3 : 0, Cr(e, t, br));
}
function X(e, t) {
	return e ?? t;
}
function Sr(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function Cr(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -Br), c = X(i.hard, Br), l = X(r.soft, Br), u = X(i.soft, -Br), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = Ir(p), h = Nr(Or(e), Or(t)), g = Or(Ir(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Br && (a = 0), f == 2 && u != -Br && (o = 0)));
	let _ = p || h || 1e3, v = Pr(10, kr(Ir(_))), y = Q(ei(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Br, x = Nr(s, y < b && e >= b ? b : Mr(b, y)), S = Q($r(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Br, w = Mr(c, S > C && t <= C ? C : Nr(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var wr = new Intl.NumberFormat(q ? Gn.language : "en-US"), Tr = (e) => wr.format(e), Er = Math, Dr = Er.PI, Or = Er.abs, kr = Er.floor, Ar = Er.round, jr = Er.ceil, Mr = Er.min, Nr = Er.max, Pr = Er.pow, Fr = Er.sign, Ir = Er.log10, Lr = Er.log2, Rr = (e, t = 1) => Er.sinh(e) * t, zr = (e, t = 1) => Er.asinh(e / t), Br = Infinity;
function Vr(e) {
	return (Ir((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Hr(e, t, n) {
	return Mr(Nr(e, t), n);
}
function Ur(e) {
	return typeof e == "function";
}
function Z(e) {
	return Ur(e) ? e : () => e;
}
var Wr = () => {}, Gr = (e) => e, Kr = (e, t) => t, qr = (e) => null, Jr = (e) => !0, Yr = (e, t) => e == t, Xr = /\.\d*?(?=9{6,}|0{6,})/gm, Zr = (e) => {
	if (ci(e) || ti.has(e)) return e;
	let t = `${e}`, n = t.match(Xr);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${Zr(e)}e${n}`;
	}
	return Q(e, r);
};
function Qr(e, t) {
	return Zr(Q(Zr(e / t)) * t);
}
function $r(e, t) {
	return Zr(jr(Zr(e / t)) * t);
}
function ei(e, t) {
	return Zr(kr(Zr(e / t)) * t);
}
function Q(e, t = 0) {
	if (ci(e)) return e;
	let n = 10 ** t;
	return Ar(e * n * (1 + 2 ** -52)) / n;
}
var ti = /* @__PURE__ */ new Map();
function ni(e) {
	return (("" + e).split(".")[1] || "").length;
}
function ri(e, t, n, r) {
	let i = [], a = r.map(ni);
	for (let o = t; o < n; o++) {
		let t = Or(o), n = Q(Pr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), ti.set(u, l);
		}
	}
	return i;
}
var ii = {}, ai = [], oi = [null, null], si = Array.isArray, ci = Number.isInteger, li = (e) => e === void 0;
function ui(e) {
	return typeof e == "string";
}
function di(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function fi(e) {
	return typeof e == "object" && !!e;
}
var pi = Object.getPrototypeOf(Uint8Array), mi = "__proto__";
function hi(e, t = di) {
	let n;
	if (si(e)) {
		let r = e.find((e) => e != null);
		if (si(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = hi(e[r], t);
		} else n = e.slice();
	} else if (e instanceof pi) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != mi && (n[r] = hi(e[r], t));
	} else n = e;
	return n;
}
function gi(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != mi && (di(e[t]) ? gi(e[t], hi(r[t])) : e[t] = hi(r[t]));
	}
	return e;
}
var _i = 0, vi = 1, yi = 2;
function bi(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function xi(e, t) {
	if (wi(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Ti(t[0]) || (t = Ci(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : vi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != _i && (l[n] = t, u == yi && d.push(n)) : l[n] = t;
			}
			bi(l, d, i), r.push(l);
		}
	}
	return r;
}
var Si = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Ci(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function wi(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Ti(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Nr(1, kr((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var Ei = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Di = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function Oi(e) {
	return e.slice(0, 3);
}
var ki = Di.map(Oi), Ai = {
	MMMM: Ei,
	MMM: Ei.map(Oi),
	WWWW: Di,
	WWW: ki
};
function ji(e) {
	return (e < 10 ? "0" : "") + e;
}
function Mi(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Ni = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => ji(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => ji(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => ji(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => ji(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => ji(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Mi(e.getMilliseconds())
};
function Pi(e, t) {
	t ||= Ai;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Ni[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Fi = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function Ii(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Fi ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var Li = (e) => e % 1 == 0, Ri = [
	1,
	2,
	2.5,
	5
], zi = ri(10, -32, 0, Ri), Bi = ri(10, 0, 32, Ri), Vi = Bi.filter(Li), Hi = zi.concat(Bi), Ui = "\n", Wi = "{YYYY}", Gi = Ui + Wi, Ki = "{M}/{D}", qi = Ui + Ki, Ji = qi + "/{YY}", Yi = "{aa}", Xi = "{h}:{mm}" + Yi, Zi = Ui + Xi, Qi = ":{ss}", $ = null;
function $i(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? ri(10, 0, 3, Ri).filter(Li) : ri(10, -3, 0, Ri)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			Wi,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			Gi,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Ki,
			Gi,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Yi,
			Ji,
			$,
			qi,
			$,
			$,
			$,
			1
		],
		[
			n,
			Xi,
			Ji,
			$,
			qi,
			$,
			$,
			$,
			1
		],
		[
			t,
			Qi,
			Ji + " " + Xi,
			$,
			qi + " " + Xi,
			$,
			Zi,
			$,
			1
		],
		[
			e,
			Qi + ".{fff}",
			Ji + " " + Xi,
			$,
			qi + " " + Xi,
			$,
			Zi,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = la(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(la(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Ar(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = la(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (kr(l) - kr(_)) + $r(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = kr(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [ea, ta, na] = $i(1), [ra, ia, aa] = $i(.001);
ri(2, -53, 53, [1]);
function oa(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function sa(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function ca(e, t) {
	let n = Pi(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function la(e, t, n) {
	return new Date(e, t, n);
}
function ua(e, t) {
	return t(e);
}
var da = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function fa(e, t) {
	return (n, r, i, a) => a == null ? Hn : t(e(r));
}
function pa(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function ma(e, t) {
	return e.series[t].fill(e, t);
}
var ha = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Wr,
	markers: {
		show: !0,
		width: 2,
		stroke: pa,
		fill: ma,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function ga(e, t) {
	let n = e.cursor.points, r = Zn(), i = n.size(e, t);
	Y(r, wn, i), Y(r, Tn, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function _a(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function va(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function ya(e, t) {
	return e.series[t].points.size;
}
var ba = [0, 0];
function xa(e, t, n) {
	return ba[0] = t, ba[1] = n, ba;
}
function Sa(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Ca(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var wa = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: xa,
	points: {
		one: !1,
		show: ga,
		size: ya,
		width: 0,
		stroke: va,
		fill: _a
	},
	bind: {
		mousedown: Sa,
		mouseup: Sa,
		click: Sa,
		dblclick: Sa,
		mousemove: Ca,
		mouseleave: Ca,
		mouseenter: Ca
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Ta = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, Ea = gi({}, Ta, { filter: Kr }), Da = gi({}, Ea, { size: 10 }), Oa = gi({}, Ta, { show: !1 }), ka = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Aa = "bold " + ka, ja = 1.5, Ma = {
	show: !0,
	scale: "x",
	stroke: An,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Aa,
	side: 2,
	grid: Ea,
	ticks: Da,
	border: Oa,
	font: ka,
	lineGap: ja,
	rotate: 0
}, Na = "Value", Pa = "Time", Fa = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Br,
	max: -Infinity,
	idxs: []
};
function Ia(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Tr(e));
}
function La(e, t, n, r, i, a, o) {
	let s = [], c = ti.get(i) || 0;
	n = o ? n : Q($r(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Ra(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Pr(c, kr((c == 10 ? Ir : Lr)(n))), c == 10 && (i = Hi[cr(i, Hi)]);
	let l = n, u = i * c;
	c == 10 && (u = Hi[cr(u, Hi)]);
	do
		s.push(l), l += i, c == 10 && !ti.has(l) && (l = Q(l, ti.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Hi[cr(u, Hi)]));
	while (l <= r);
	return s;
}
function za(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Ra(e, t, Nr(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Ra(e, t, Nr(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Ba = /./, Va = /[12357]/, Ha = /[125]/, Ua = /1/, Wa = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Ga(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Ba : c(7, o) - u >= l ? Va : c(5, o) - u >= l ? Ha : Ua;
	if (d == Ua) {
		let e = Or(c(1, o) - u);
		if (e < l) return Wa(t.slice().reverse(), s.distr, d, jr(l / e)).reverse();
	}
	return Wa(t, s.distr, d, 1);
}
function Ka(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = Or(c(1, o) - c(2, o));
	return l < s ? Wa(t.slice().reverse(), 3, Ba, jr(s / l)).reverse() : t;
}
function qa(e, t, n, r) {
	return r == null ? Hn : t == null ? "" : Tr(t);
}
var Ja = {
	show: !0,
	scale: "y",
	stroke: An,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Aa,
	side: 3,
	grid: Ea,
	ticks: Da,
	border: Oa,
	font: ka,
	lineGap: ja,
	rotate: 0
};
function Ya(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Xa(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = Or(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * J);
	return r[1] - r[0] <= o;
}
var Za = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Br,
	max: -Infinity
}, Qa = (e, t, n, r, i) => i, $a = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Qa,
	alpha: 1,
	facets: [gi({}, Za, { scale: "x" }), gi({}, Za, { scale: "y" })]
}, eo = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Qa,
	alpha: 1,
	points: {
		show: Xa,
		filter: null
	},
	values: null,
	min: Br,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function to(e, t, n, r, i) {
	return n / 10;
}
var no = {
	time: K,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, ro = gi({}, no, {
	time: !1,
	ori: 1
}), io = {};
function ao(e, t) {
	let n = io[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (io[e] = n)), n;
}
var oo = 1, so = 2;
function co(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, vo, bo, So, wo, Eo) : n(i, c, l, u, d, _, g, p, f, h, m, yo, xo, Co, To, Do);
}
function lo(e, t) {
	let n = 0, r = 0, i = X(e.bands, ai);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function uo(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function fo(e, t, n, r, i, a) {
	return co(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? bo : xo, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function po(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? So : Co, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function mo(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function ho(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function go(e) {
	return e == 0 ? Gr : e == 1 ? Ar : (t) => Qr(t, e);
}
function _o(e) {
	let t = e == 0 ? vo : yo, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Mr(c, o / 2, s / 2), l = Mr(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var vo = (e, t, n) => {
	e.moveTo(t, n);
}, yo = (e, t, n) => {
	e.moveTo(n, t);
}, bo = (e, t, n) => {
	e.lineTo(t, n);
}, xo = (e, t, n) => {
	e.lineTo(n, t);
}, So = _o(0), Co = _o(1), wo = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, To = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Eo = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Do = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function Oo(e) {
	return (e, t, n, r, i) => co(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = vo, v = wo) : (_ = yo, v = To);
		let y = Q(g.width * J, 3), b = (g.size - g.width) / 2 * J, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		So(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Dr * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function ko(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Ao = ko(bo), jo = ko(xo);
function Mo(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => co(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = fr(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = bo, b = Ao) : (y = xo, b = jo);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: oo
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = lo(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...ho(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = po(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [fo(e, n, r, i, C, -1), fo(e, n, r, i, C, 1)] : fo(e, n, r, i, C, E)), S;
	});
}
function No(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => co(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = fr(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? bo : xo, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: oo
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = lo(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...ho(l, u, o, s, D, S, r));
			let f = c.width * J / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = po(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [fo(e, a, o, s, E, -1), fo(e, a, o, s, E, 1)] : fo(e, a, o, s, E, re)), T;
	});
}
function Po(e, t, n, r, i, a, o = Br) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = Or(e[c] - e[s]);
				t < l && (l = t, o = Or(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Fo(e) {
	e ||= ii;
	let t = X(e.size, [
		.6,
		Br,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], Br), c = X(t[2], 1), l = X(e.disp, ii), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => co(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * J, O = s * J, k = c * J, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? So : Co, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = X(e.bands, ai).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * J), I = !1, ce = null, le = null, ue = null, L = null;
		d != null && (F == 0 || f != null) && (I = !0, ce = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(ce).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), F > 0 && (ue = f.values(e, t, i, p), L = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && L.set(e, new Path2D());
		})));
		let { x0: de, size: fe } = l;
		if (de != null && fe != null) {
			E = 1, h = de.values(e, t, i, p), de.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = fe.values(e, t, i, p);
			N = fe.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = Po(h, g, y, _, C, x, P), se = P - N + D;
		} else P = Po(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = Gr);
		let pe = se > 0, me = P - se - (pe ? F : 0);
		N = T(Hr(me, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (pe ? F / 2 : 0));
		let he = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, ge = I ? null : new Path2D(), _e = null;
		if (ie != null) _e = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), _e = n.values(e, t, i, p));
		}
		let ve = ee * N, ye = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (_e != null) {
				let e = _e[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, oe), v, w, S), o = T(i - M), s = T(Nr(a, j)), c = T(Mr(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ye : ve, a = r < 0 ? ve : ye;
				I ? (F > 0 && ue[n] != null && ne(L.get(ue[n]), o, c + kr(F / 2), N, Nr(0, u - F), i, a), ce[n] != null && ne(le.get(ce[n]), o, c + kr(F / 2), N, Nr(0, u - F), i, a)) : ne(ge, o, c + kr(F / 2), N, Nr(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? he.stroke = I ? L : ge : I || (he._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, he.width = 0), he.fill = I ? le : ge, he;
	});
}
function Io(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => co(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = fr(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = vo, S = bo, x = Eo) : (b = yo, S = xo, x = Do);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: oo
		}, k = O.stroke, [ee, A] = lo(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...ho(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = po(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [fo(t, r, i, a, k, -1), fo(t, r, i, a, k, 1)] : fo(t, r, i, a, k, A)), O;
	});
}
function Lo(e) {
	return Io(Ro, e);
}
function Ro(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var zo = /* @__PURE__ */ new Set();
function Bo() {
	for (let e of zo) e.syncRect(!0);
}
q && (or(Rn, Wn, Bo), or(zn, Wn, Bo, !0), or(Vn, Wn, () => {
	ns.pxRatio = J;
}));
var Vo = Mo(), Ho = Oo();
function Uo(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Go(e, r, t, n));
}
function Wo(e, t) {
	return e.map((e, n) => n == 0 ? {} : gi({}, t, e));
}
function Go(e, t, n, r) {
	return gi({}, t == 0 ? n : r, e);
}
function Ko(e, t, n) {
	return t == null ? oi : [t, n];
}
var qo = Ko;
function Jo(e, t, n) {
	return t == null ? oi : xr(t, n, _r, !0);
}
function Yo(e, t, n, r) {
	return t == null ? oi : hr(t, n, e.scales[r].log, !1);
}
var Xo = Yo;
function Zo(e, t, n, r) {
	return t == null ? oi : gr(t, n, e.scales[r].log, !1);
}
var Qo = Zo;
function $o(e, t, n, r, i) {
	let a = Nr(Vr(e), Vr(t)), o = t - e, s = cr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? ti.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function es(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Ar((n = +r) * J)) + "px"), [
		e,
		t,
		n
	];
}
function ts(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * J, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function ns(e, t, n) {
	let r = { mode: X(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = Zn(rn);
	if (e.id != null && (l.id = e.id), Jn(l, e.class), e.title) {
		let t = Zn(sn, l);
		t.textContent = e.title;
	}
	let u = Xn("canvas"), d = r.ctx = u.getContext("2d"), f = Zn(cn, l);
	or("click", f, (e) => {
		e.target === m && (G != $t || K != en) && Rn.click(r, e);
	}, !0);
	let p = r.under = Zn(ln, f);
	f.appendChild(u);
	let m = r.over = Zn(un, f);
	e = hi(e);
	let h = +X(e.pxAlign, 1), g = go(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Uo(e.series || [], Fa, eo, !1) : Wo(e.series || [null], $a), y = r.axes = Uo(e.axes || [], Ma, Ja, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Lt,
		series: Et
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => Ir(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => zr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || ii)[t] || ii;
			if (r.from != null) {
				E(r.from);
				let e = gi({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = gi({}, t == S ? no : ro, r), n.key = t;
				let e = n.time, a = n.range, o = si(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? vr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? vr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && di(a))) {
					let e = a;
					a = (t, n, r) => n == null ? oi : xr(n, r, e);
				}
				n.range = Z(a || (e ? qo : t == S ? n.distr == 3 ? Xo : n.distr == 4 ? Qo : Ko : n.distr == 3 ? Yo : n.distr == 4 ? Zo : Jo)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || to), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (Jn(l, an), k = a, ee = o) : (Jn(l, on), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(Ar(e / _))), ne = e.fmtDate || Pi, re = _ == 1 ? na(te) : aa(te), ie = sa(te, oa(_ == 1 ? ta : ia, ne)), ae = fa(te, ua(da, ne)), oe = [], j = r.legend = gi({}, ha, e.legend), M = r.cursor = gi({}, wa, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = Z(P.width), P.dash = Z(P.dash), P.stroke = Z(P.stroke), P.fill = Z(P.fill);
	let F, I, ce, le = [], ue = [], L, de = !1, fe = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		de = e != null, L = de ? e(r, 1, 0) : { _: 0 };
		for (let e in L) fe[e] = Hn;
	}
	if (N) {
		if (F = Xn("table", _n, l), ce = Xn("tbody", null, F), j.mount(r, F), de) {
			I = Xn("thead", null, F, ce);
			let e = Xn("tr", null, I);
			for (var pe in Xn("th", null, e), L) Xn("th", Sn, e).textContent = pe;
		} else Jn(F, yn), j.live && Jn(F, vn);
	}
	let me = { show: !0 }, he = { show: !1 };
	function ge(e, t) {
		if (t == 0 && (de || !j.live || i == 2)) return oi;
		let n = [], a = Xn("tr", bn, ce, ce.childNodes[t]);
		Jn(a, e.class), e.show || Jn(a, fn);
		let o = Xn("th", null, a);
		if (P.show) {
			let e = Zn(xn, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = Zn(Sn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), ve("click", o, (t) => {
			if (M._lock) return;
			Ue(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && er(r, e ? r == n ? me : he : me, !0, Oi.setSeries);
				});
			} else er(n, { show: !e.show }, !0, Oi.setSeries);
		}, !1), Ge && ve(Fn, o, (t) => {
			M._lock || (Ue(t), er(v.indexOf(e), pr, !0, Oi.setSeries));
		}, !1)), L) {
			let e = Xn("td", Cn, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let _e = /* @__PURE__ */ new Map();
	function ve(e, t, n, i = !0) {
		let a = _e.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (or(e, t, a[e] = o), _e.set(t, a));
	}
	function ye(e, t, n) {
		let r = _e.get(t) || {};
		for (let n in r) (e == null || n == e) && (sr(n, t, r[n]), delete r[n]);
		e ?? _e.delete(t);
	}
	let be = 0, xe = 0, R = 0, z = 0, Se = 0, Ce = 0, we = Se, Te = Ce, Ee = R, De = z, Oe = 0, ke = 0, Ae = 0, je = 0;
	r.bbox = {};
	let Me = !1, Ne = !1, Pe = !1, Fe = !1, Ie = !1, Le = !1;
	function Re(e, t, n) {
		(n || e != r.width || t != r.height) && ze(e, t), Rt(!1), Pe = !0, Ne = !0, Ut();
	}
	function ze(e, t) {
		r.width = be = R = e, r.height = xe = z = t, Se = Ce = 0, B(), He();
		let n = r.bbox;
		Oe = n.left = Qr(Se * J, .5), ke = n.top = Qr(Ce * J, .5), Ae = n.width = Qr(R * J, .5), je = n.height = Qr(z * J, .5);
	}
	function Be() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Ft(t), i = It(t);
			e = t == 3 || n && i, e || (ze(r.width, r.height), Ne = !0);
		}
	}
	function Ve({ width: e, height: t }) {
		Re(e, t);
	}
	r.setSize = Ve;
	function B() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (R -= c, a == 3 ? (Se += c, r = !0) : n = !0) : (z -= c, a == 0 ? (Ce += c, e = !0) : t = !0));
			}
		}), et[0] = e, et[1] = n, et[2] = t, et[3] = r, R -= it[1] + it[3], Se += it[3], z -= it[2] + it[0], Ce += it[0];
	}
	function He() {
		let e = Se + R, t = Ce + z, n = Se, r = Ce;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Br, u = l >= 0 && l < Br, d = D.ori == 0 ? R : z, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && Or(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ue = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let V = M.points;
	V.show = Z(V.show), V.size = Z(V.size), V.stroke = Z(V.stroke), V.width = Z(V.width), V.fill = Z(V.fill);
	let We = r.focus = gi({}, e.focus || { alpha: .3 }, M.focus), Ge = We.prox >= 0, Ke = Ge && V.one, qe = [], Je = [], Ye = [];
	function Xe(e, t) {
		let n = V.show(r, t);
		if (n instanceof HTMLElement) return Jn(n, gn), Jn(n, e.class), $n(n, -10, -10, R, z), m.insertBefore(n, qe[t]), n;
	}
	function Ze(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? ui(n) ? fa(te, ua(n, ne)) : n || ae : n || qa, e.label = e.label || (t ? Pa : Na);
		}
		if (Ke || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Vo || qr, e.fillTo = Z(e.fillTo || uo), e.pxAlign = +X(e.pxAlign, h), e.pxRound = go(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Ya(Nr(1, e.width), 1), n = e.points = gi({}, {
				size: t,
				width: Nr(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Ho,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = ge(e, t);
			le.splice(t, 0, n[0]), ue.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			Ke ? t == 0 && (n = Xe(e, t)) : t > 0 && (n = Xe(e, t)), qe.splice(t, 0, n), Je.splice(t, 0, 0), Ye.splice(t, 0, 0);
		}
		Ei("addSeries", t);
	}
	function Qe(e, t) {
		t ??= v.length, e = i == 1 ? Go(e, t, Fa, eo) : Go(e, t, {}, $a), v.splice(t, 0, e), Ze(v[t], t);
	}
	r.addSeries = Qe;
	function $e(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), ue.splice(e, 1);
			let t = le.splice(e, 1)[0];
			ye(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), qe.splice(e, 1)[0].remove(), Je.splice(e, 1), Ye.splice(e, 1)), Ei("delSeries", e);
	}
	r.delSeries = $e;
	let et = [
		!1,
		!1,
		!1,
		!1
	];
	function tt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), si(e.incrs) && e.incrs.forEach((e) => {
				!ti.has(e) && ti.set(e, ni(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? Vi : a ? _ == 1 ? ea : ra : Hi)), e.splits = Z(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? Ra : i.distr == 4 ? za : La)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = si(o) && !si(o[0]) ? Z(o) : a ? si(o) ? sa(te, oa(o, ne)) : ui(o) ? ca(te, o) : o || ie : o || Ia, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? Ga : i.distr == 3 && i.log == 2 ? Ka : Kr)), e.font = es(e.font), e.labelFont = es(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (et[t] = !0, e._el = Zn(dn, f));
		}
	}
	function nt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Ar(Ma.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Ar(Ja.size / 2) : 0), l;
	}
	let rt = r.padding = (e.padding || [
		nt,
		nt,
		nt,
		nt
	]).map((e) => Z(X(e, nt))), it = r._padding = rt.map((e, t) => e(r, t, et, 0)), at, ot = null, H = null, st = i == 1 ? v[0].idxs : null, ct = null, lt = !1;
	function ut(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			at = 0;
			for (let e = 1; e < v.length; e++) at += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ct = t[0], at = ct.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(at);
				for (let e = 0; e < at; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Rt(!0), Ei("setData"), O == 2 && (Pe = !0), n !== !1) {
			let e = D;
			e.auto(r, lt) ? dt() : Qn(S, e.min, e.max), Fe ||= M.left >= 0, Le = !0, Ut();
		}
	}
	r.setData = ut;
	function dt() {
		lt = !0;
		let e, n;
		i == 1 && (at > 0 ? (ot = st[0] = 0, H = st[1] = at - 1, e = t[0][ot], n = t[0][H], O == 2 ? (e = ot, n = H) : e == n && (O == 3 ? [e, n] = hr(e, e, D.log, !1) : O == 4 ? [e, n] = gr(e, e, D.log, !1) : D.time ? n = e + Ar(86400 / _) : [e, n] = xr(e, n, _r, !0))) : (ot = st[0] = e = null, H = st[1] = n = null)), Qn(S, e, n);
	}
	let ft, pt, mt, ht, gt, _t, vt, yt, bt, U;
	function xt(e, t, n, r, i, a) {
		e ??= jn, n ??= ai, r ??= "butt", i ??= jn, a ??= "round", e != ft && (d.strokeStyle = ft = e), i != pt && (d.fillStyle = pt = i), t != mt && (d.lineWidth = mt = t), a != gt && (d.lineJoin = gt = a), r != _t && (d.lineCap = _t = r), n != ht && d.setLineDash(ht = n);
	}
	function St(e, t, n, r) {
		t != pt && (d.fillStyle = pt = t), e != vt && (d.font = vt = e), n != yt && (d.textAlign = yt = n), r != bt && (d.textBaseline = bt = r);
	}
	function W(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, lt) && (t == null || t.min == null)) {
			let t = X(ot, 0), r = X(H, i.length - 1), o = n.min == null ? mr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Mr(e.min, n.min = o[0]), e.max = Nr(e.max, n.max = o[1]);
		}
	}
	let Ct = {
		min: null,
		max: null
	};
	function wt() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, lt)) && (A[e] = Ct);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = Ct);
		}
		A[S] != null && Rt(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = hi(b[t], fi);
				if (n.min != null) gi(a, n);
				else if (t != S || i == 2) {
					if (at == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Br, a.max = -Infinity;
				}
			}
		}
		if (at > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], ot = cr(s.min, t[0]), H = cr(s.max, t[0]), H - ot > 1 && (t[0][ot] < s.min && ot++, t[0][H] > s.max && H--), n.min = ct[ot], n.max = ct[H];
					} else n.show && n.auto && W(s, o, n, t[a], n.sorted);
					n.idxs[0] = ot, n.idxs[1] = H;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && W(u, A[o], r, c, r.sorted), d != null && W(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Br ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? Ir(i.min) : e == 4 ? zr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? Ir(i.max) : e == 4 ? zr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Pe = !0, Ei("setScale", e);
			se && M.left >= 0 && (Fe = Le = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Tt(e) {
		let t = Hr(ot - 1, 0, at - 1), n = Hr(H + 1, 0, at - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < at - 1;) n++;
		return [t, n];
	}
	function Et() {
		if (at > 0) {
			let e = v.some((e) => e._focus) && U != We.alpha;
			e && (d.globalAlpha = U = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Dt(n, !1), Dt(n, !0), e._paths == null)) {
					let a = U;
					U != e.alpha && (d.globalAlpha = U = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Tt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), U != a && (d.globalAlpha = U = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = U;
					U != e.alpha && (d.globalAlpha = U = e.alpha), e._paths != null && Ot(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, ot, H, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, ot, H, a), Ot(t, !0));
					}
					U != n && (d.globalAlpha = U = n), Ei("drawSeries", t);
				}
			}), e && (d.globalAlpha = U = 1);
		}
	}
	function Dt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * J, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Oe - l / 2, t = ke - l / 2, n = Ae + l, r = je + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? At(s, l, n.dash, n.cap, c, r, i, o, a) : kt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function kt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || ii).band;
				si(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Sr(g, ot, H) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, At(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || At(n, i, a, o, s, c, l, u, d, f);
	}
	function At(e, t, n, r, i, a, o, s, c, l, u, f) {
		xt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Mt(i, o), jt(e, a, t)) : s & so ? (Mt(i, o), d.clip(f), jt(e, a, t)) : s & oo && (d.save(), d.clip(f), u && d.clip(u), Mt(i, o), d.restore(), jt(e, a, t)) : (Mt(i, o), jt(e, a, t)), (c || l || f) && d.restore();
	}
	function jt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = ft = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Mt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = pt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Nt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = $o(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Pt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), xt(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Ft(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, Rt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Rt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Nt(i, c, l, s == 0 ? R : z);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ct[e]) : p, h = a.distr == 2 ? ct[p[1]] - ct[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = jr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function It(e) {
		let t = !0;
		return rt.forEach((n, i) => {
			let a = n(r, i, et, e);
			a != it[i] && (t = !1), it[i] = a;
		}), t;
	}
	function Lt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Ar((t._lpos + s) * J);
				St(t.labelFont[0], c, "center", n == 2 ? En : Dn), d.save(), i == 1 ? (a = o = 0, d.translate(p, Ar(ke + je / 2)), d.rotate((n == 3 ? -Dr : Dr) / 2)) : (a = Ar(Oe + Ae / 2), o = p);
				let m = Ur(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Ae : je, h = i == 0 ? Oe : ke, _ = t._splits, v = p.distr == 2 ? _.map((e) => ct[e]) : _, x = p.distr == 2 ? ct[_[1]] - ct[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Ar(w * J), E = Ar((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * J), D = t._rotate * -Dr / 180, O = g(t._pos * J), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			St(ee, c, t.align == 1 ? On : t.align == 2 ? kn : D > 0 ? On : D < 0 ? kn : i == 0 ? "center" : n == 3 ? kn : On, D || i == 1 ? "middle" : n == 2 ? En : Dn);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && Pt(te, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * J, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && Pt(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? ke : Oe, i == 0 ? je : Ae, Q(re.width * J, 3), re.stroke(r, e), re.dash, re.cap), C.show && Pt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? ke : Oe, i == 1 ? je : Ae, Q(C.width * J, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Ei("drawAxes");
	}
	function Rt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let zt = !1, Bt = !1, Vt = [];
	function Ht() {
		Bt = !1;
		for (let e = 0; e < Vt.length; e++) Ei(...Vt[e]);
		Vt.length = 0;
	}
	function Ut() {
		zt ||= (Si(Gt), !0);
	}
	function Wt(e, t = !1) {
		zt = !0, Bt = t, e(r), Gt(), t && Vt.length > 0 && queueMicrotask(Ht);
	}
	r.batch = Wt;
	function Gt() {
		if (Me &&= (wt(), !1), Pe &&= (Be(), !1), Ne) {
			if (Y(p, On, Se), Y(p, En, Ce), Y(p, wn, R), Y(p, Tn, z), Y(m, On, Se), Y(m, En, Ce), Y(m, wn, R), Y(m, Tn, z), Y(f, wn, be), Y(f, Tn, xe), u.width = Ar(be * J), u.height = Ar(xe * J), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? Ce : Se), Y(e, a ? "height" : "width", a ? z : R), Yn(e, fn);
					} else Jn(e, fn);
				}
			}), ft = pt = mt = gt = _t = vt = yt = bt = ht = null, U = 1, Xr(!0), Se != we || Ce != Te || R != Ee || z != De) {
				Rt(!1);
				let e = R / Ee, t = z / De;
				if (se && !Fe && M.left >= 0) {
					M.left *= e, M.top *= t, Yt && $n(Yt, Ar(M.left), 0, R, z), Xt && $n(Xt, 0, Ar(M.top), R, z);
					for (let n = 0; n < qe.length; n++) {
						let r = qe[n];
						r != null && (Je[n] *= e, Ye[n] *= t, $n(r, jr(Je[n]), jr(Ye[n]), R, z));
					}
				}
				if (q.show && !Ie && q.left >= 0 && q.width > 0) {
					q.left *= e, q.width *= e, q.top *= t, q.height *= t;
					for (let e in ei) Y(Gn, e, q[e]);
				}
				we = Se, Te = Ce, Ee = R, De = z;
			}
			Ei("setSize"), Ne = !1;
		}
		be > 0 && xe > 0 && (d.clearRect(0, 0, u.width, u.height), Ei("drawClear"), w.forEach((e) => e()), Ei("draw")), q.show && Ie && (Kn(q), Ie = !1), se && Fe && (Wr(null, !0, !1), Fe = !1), j.show && j.live && Le && (Lr(), Le = !1), c || (c = !0, r.status = 1, Ei("ready")), lt = !1, zt = !1;
	}
	r.redraw = (e, t) => {
		Pe = t || !1, e === !1 ? Ut() : Qn(S, D.min, D.max);
	};
	function Kt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (at == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (at > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && at > 0 && (n.min = cr(n.min, t[0]), n.max = cr(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Me = !0, Ut();
		}
	}
	r.setScale = Kt;
	let qt, Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, G, K, An = !1, Rn = M.drag, zn = Rn.x, Bn = Rn.y;
	se && (M.x && (qt = Zn(mn, m)), M.y && (Jt = Zn(hn, m)), D.ori == 0 ? (Yt = qt, Xt = Jt) : (Yt = Jt, Xt = qt), G = M.left, K = M.top);
	let q = r.select = gi({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Gn = q.show ? Zn(pn, q.over ? m : p) : null;
	function Kn(e, t) {
		if (q.show) {
			for (let t in e) q[t] = e[t], t in ei && Y(Gn, t, e[t]);
			t !== !1 && Ei("setSelect");
		}
	}
	r.setSelect = Kn;
	function qn(e) {
		if (v[e].show) N && Yn(le[e], fn);
		else if (N && Jn(le[e], fn), se) {
			let t = Ke ? qe[0] : qe[e];
			t != null && $n(t, -10, -10, R, z);
		}
	}
	function Qn(e, t, n) {
		Kt(e, {
			min: t,
			max: n
		});
	}
	function er(e, t, n, a) {
		t.focus != null && yr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, qn(r), i == 2 ? (Qn(n.facets[0].scale, null, null), Qn(n.facets[1].scale, null, null)) : Qn(n.scale, null, null), Ut());
		}), n !== !1 && Ei("setSeries", e, t), a && ji("setSeries", r, e, t);
	}
	r.setSeries = er;
	function nr(e, t) {
		gi(x[e], t);
	}
	function ir(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function ar(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = ir, r.setBand = nr, r.delBand = ar;
	function lr(e, t) {
		v[e].alpha = t, se && qe[e] != null && (qe[e].style.opacity = t), N && le[e] && (le[e].style.opacity = t);
	}
	let ur, dr, fr, pr = { focus: !0 };
	function yr(e) {
		if (e != fr) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && lr(a, i ? 1 : We.alpha);
				}
			}), fr = e, n && Ut();
		}
	}
	N && Ge && ve(In, F, (e) => {
		M._lock || (Ue(e), fr != null && er(null, pr, !0, Oi.setSeries));
	});
	function br(e, t, n) {
		let r = b[t];
		n && (e = e / J - (r.ori == 1 ? Ce : Se));
		let i = R;
		r.ori == 1 && (i = z, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Pr(10, c) : l == 4 ? Rr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function Cr(e, n) {
		return cr(br(e, S, n), t[0], ot, H);
	}
	r.valToIdx = (e) => cr(e, t[0]), r.posToIdx = Cr, r.posToVal = br, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Ae : R, n ? Oe : 0) : o(e, b[t], n ? je : z, n ? ke : 0), r.setCursor = (e, t, n) => {
		G = e.left, K = e.top, Wr(null, t, n);
	};
	function wr(e, t) {
		Y(Gn, On, q.left = e), Y(Gn, wn, q.width = t);
	}
	function Tr(e, t) {
		Y(Gn, En, q.top = e), Y(Gn, Tn, q.height = t);
	}
	let Er = D.ori == 0 ? wr : Tr, kr = D.ori == 1 ? wr : Tr;
	function Fr() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && de) continue;
			let t = j.values[e], n = 0;
			for (let r in t) ue[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function Lr(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : li(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !de) && Vr(e, oe[e]);
			Fr();
		}
		Le = !1, t !== !1 && Ei("setLegend");
	}
	r.setLegend = Lr;
	function Vr(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? ct : t[e], o;
		de ? o = i.values(r, e, n) ?? fe : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? fe : { _: o }), j.values[e] = o;
	}
	function Wr(e, n, a) {
		tn = G, nn = K, [G, K] = M.move(r, G, K), M.left = G, M.top = K, se && (Yt && $n(Yt, Ar(G), 0, R, z), Xt && $n(Xt, 0, Ar(K), R, z));
		let o, s = ot > H;
		ur = Br, dr = null;
		let c = D.ori == 0 ? R : z, l = D.ori == 1 ? R : z;
		if (G < 0 || at == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = qe[e];
				t != null && $n(t, -10, -10, R, z);
			}
			Ge && er(null, pr, !0, e == null && Oi.setSeries), j.live && (oe.fill(o), Le = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? G : K, n = br(e, S), o = M.idx = cr(n, t[0], ot, H), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Le = Le || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ge && S != null) {
						let t = D.ori == 1 ? G : K, n = Or(We.dist(r, e, x, _, t));
						if (n < ur) {
							let r = We.bias;
							if (r != 0) {
								let i = br(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (ur = n, dr = e);
							} else ur = n, dr = e;
						}
					}
					if (Le || Ke) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = V.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = V.size(r, e);
						if (v = V.fill(r, e), g = V.stroke(r, e), Ke) e == dr && ur <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = qe[e];
							t != null && (Je[e] = c, Ye[e] = l, rr(t, a, o, y), tr(t, v, g), $n(t, jr(c), jr(l), R, z));
						}
					}
				}
			}
			if (Ke) {
				let e = We.prox;
				if (Le || (fr == null ? ur <= e : ur > e || dr != fr)) {
					let e = qe[0];
					e != null && (Je[0] = s, Ye[0] = u, rr(e, d, f, p), tr(e, m, h), $n(e, jr(s), jr(u), R, z));
				}
			}
		}
		if (q.show && An) {
			if (e != null) {
				let [t, n] = Oi.scales, [r, i] = Oi.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (zn = s._x, Bn = s._y, zn || Bn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && zn ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), Er(Mr(v, y), Or(y - v))) : Er(0, c), S && Bn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), kr(Mr(v, y), Or(y - v))) : kr(0, l);
				} else ri();
			} else {
				let e = Or(tn - Zt), t = Or(nn - Qt);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				zn = Rn.x && e >= Rn.dist, Bn = Rn.y && t >= Rn.dist;
				let n = Rn.uni;
				n == null ? Rn.x && Rn.y && (zn || Bn) && (zn = Bn = !0) : zn && Bn && (zn = e >= n, Bn = t >= n, !zn && !Bn && (t > e ? Bn = !0 : zn = !0));
				let r, i;
				zn && (D.ori == 0 ? (r = $t, i = G) : (r = en, i = K), Er(Mr(r, i), Or(i - r)), Bn || kr(0, l)), Bn && (D.ori == 1 ? (r = $t, i = G) : (r = en, i = K), kr(Mr(r, i), Or(i - r)), zn || Er(0, c)), !zn && !Bn && (Er(0, 0), kr(0, 0));
			}
		}
		if (Rn._x = zn, Rn._y = Bn, e == null) {
			if (a) {
				if (ki != null) {
					let [e, t] = Oi.scales;
					Oi.values[0] = e == null ? null : br(D.ori == 0 ? G : K, e), Oi.values[1] = t == null ? null : br(D.ori == 1 ? G : K, t);
				}
				ji(Mn, r, G, K, R, z, o);
			}
			if (Ge) {
				let e = a && Oi.setSeries, t = We.prox;
				fr == null ? ur <= t && er(dr, pr, !0, e) : ur > t ? er(null, pr, !0, e) : dr != fr && er(dr, pr, !0, e);
			}
		}
		Le && (j.idx = o, Lr()), n !== !1 && Ei("setCursor");
	}
	let Gr = null;
	Object.defineProperty(r, "rect", { get() {
		return Gr ?? Xr(!1), Gr;
	} });
	function Xr(e = !1) {
		e ? Gr = null : (Gr = m.getBoundingClientRect(), Ei("syncRect", Gr));
	}
	function Zr(e, t, n, r, i, a, o) {
		M._lock || An && e != null && e.movementX == 0 && e.movementY == 0 || ($r(e, t, n, r, i, a, o, !1, e != null), e == null ? Wr(t, !0, !1) : Wr(null, !0, !0));
	}
	function $r(e, t, n, i, a, o, c, l, u) {
		if (Gr ?? Xr(!1), Ue(e), e != null) n = e.clientX - Gr.left, i = e.clientY - Gr.top;
		else {
			if (n < 0 || i < 0) {
				G = -10, K = -10;
				return;
			}
			let [e, r] = Oi.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Oi.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? R : z, _ = D.ori == 1 ? R : z, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Mn) && ((n <= 1 || n >= R - 1) && (n = Qr(n, R)), (i <= 1 || i >= z - 1) && (i = Qr(i, z))), l ? (Zt = n, Qt = i, [$t, en] = M.move(r, n, i)) : (G = n, K = i);
	}
	let ei = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function ri() {
		Kn(ei, !1);
	}
	let ci, pi, mi, _i;
	function vi(e, t, n, i, a, o, s) {
		An = !0, zn = Bn = Rn._x = Rn._y = !1, $r(e, t, n, i, a, o, s, !0, !1), e != null && (ve(Pn, Un, yi, !1), ji(Nn, r, $t, en, R, z, null));
		let { left: c, top: l, width: u, height: d } = q;
		ci = c, pi = l, mi = u, _i = d;
	}
	function yi(e, t, n, i, a, o, s) {
		An = Rn._x = Rn._y = !1, $r(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = q, f = u > 0 || d > 0, p = ci != c || pi != l || mi != u || _i != d;
		if (f && p && Kn(q), Rn.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), zn && Qn(S, br(e, S), br(e + t, S)), Bn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Br && Qn(e, br(n + r, e), br(n, e));
			}
			ri();
		} else M.lock && (M._lock = !M._lock, Wr(t, !0, e != null));
		e != null && (ye(Pn, Un), ji(Pn, r, G, K, R, z, null));
	}
	function bi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		Ue(e);
		let s = An;
		if (An) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = zn, r = Bn) : (n = Bn, r = zn), n && r && (e = G <= 10 || G >= R - 10, t = K <= 10 || K >= z - 10), n && e && (G = G < $t ? 0 : R), r && t && (K = K < en ? 0 : z), Wr(null, !0, !0), An = !1;
		}
		G = -10, K = -10, oe.fill(null), Wr(null, !0, !0), s && (An = s);
	}
	function xi(e, t, n, i, a, o, s) {
		M._lock || (Ue(e), dt(), ri(), e != null && ji(Ln, r, G, K, R, z, null));
	}
	function Ci() {
		y.forEach(ts), Re(r.width, r.height, !0);
	}
	or(Vn, Wn, Ci);
	let wi = {};
	wi.mousedown = vi, wi.mousemove = Zr, wi.mouseup = yi, wi.dblclick = xi, wi.setSeries = (e, t, n, i) => {
		let a = Oi.match[2];
		n = a(r, t, n), n != -1 && er(n, i, !0, !1);
	}, se && (ve(Nn, m, vi), ve(Mn, m, Zr), ve(Fn, m, (e) => {
		Ue(e), Xr(!1);
	}), ve(In, m, bi), ve(Ln, m, xi), zo.add(r), r.syncRect = Xr);
	let Ti = r.hooks = e.hooks || {};
	function Ei(e, t, n) {
		Bt ? Vt.push([
			e,
			t,
			n
		]) : e in Ti && Ti[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Ti[t] = (Ti[t] || []).concat(e.hooks[t]);
	});
	let Di = (e, t, n) => n, Oi = gi({
		key: null,
		setSeries: !1,
		filters: {
			pub: Jr,
			sub: Jr
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Yr,
			Yr,
			Di
		],
		values: [null, null]
	}, M.sync);
	Oi.match.length == 2 && Oi.match.push(Di), M.sync = Oi;
	let ki = Oi.key, Ai = ao(ki);
	function ji(e, t, n, r, i, a, o) {
		Oi.filters.pub(e, t, n, r, i, a, o) && Ai.pub(e, t, n, r, i, a, o);
	}
	Ai.sub(r);
	function Mi(e, t, n, r, i, a, o) {
		Oi.filters.sub(e, t, n, r, i, a, o) && wi[e](null, t, n, r, i, a, o);
	}
	r.pub = Mi;
	function Ni() {
		Ai.unsub(r), zo.delete(r), _e.clear(), sr(Vn, Wn, Ci), l.remove(), F?.remove(), Ei("destroy");
	}
	r.destroy = Ni;
	function Fi() {
		Ei("init", e, t), ut(t || e.data, !1), A[S] ? Kt(S, A[S]) : dt(), Ie = q.show && (q.width > 0 || q.height > 0), Fe = Le = !0, Re(e.width, e.height);
	}
	return v.forEach(Ze), y.forEach(tt), n ? n instanceof HTMLElement ? (n.appendChild(l), Fi()) : n(r, Fi) : Fi(), r;
}
ns.assign = gi, ns.fmtNum = Tr, ns.rangeNum = xr, ns.rangeLog = hr, ns.rangeAsinh = gr, ns.orient = co, ns.pxRatio = J, ns.join = xi, ns.fmtDate = Pi, ns.tzDate = Ii, ns.sync = ao;
{
	ns.addGap = mo, ns.clipGaps = po;
	let e = ns.paths = { points: Oo };
	e.linear = Mo, e.stepped = No, e.bars = Fo, e.spline = Lo;
}
// src/colours.ts
var rs = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], is = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], as = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], os = window.matchMedia("(prefers-color-scheme: dark)"), ss = Ze(os.matches);
os.addEventListener("change", (e) => {
	ss.value = e.matches;
});
function cs(e) {
	return (ss.value ? is : rs)[e % rs.length];
}
function ls(e) {
	return as[e % as.length];
}
function us() {
	return ss.value ? "#c9d1d9" : "#3b434b";
}
function ds() {
	return ss.value ? "#0f1419" : "#ffffff";
}
function fs() {
	return ss.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var ps = 26;
function ms(e) {
	let t = Oe(null), n = Oe(null), r = Oe(e);
	r.current = e;
	let i = ht(!1), { lines: a, step: o } = e, s = Math.max(0, ...a.map((e) => e.values.length)), c = Ae(), l = ss.value, u = s === 0, d = a.map((e) => e.label).join("\n"), f = e.strip ? a.length * ps + 44 : 170, p = ke(() => Array.from({ length: s }, (e, t) => t * o), [s, o]), m = ke(() => xs(e), [a]);
	De(() => {
		let i = t.current;
		if (!i || u) return;
		let s = {
			stroke: us,
			grid: {
				stroke: fs(),
				width: 1
			},
			ticks: {
				stroke: fs(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, c = new ns({
			width: i.clientWidth || 600,
			height: f,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: {
					size: 6,
					show: !e.strip
				},
				y: !1
			},
			legend: { show: !1 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => W.value ?? [t, Math.max(n, t + o)]
				},
				y: { range: (t, n, i) => e.strip ? [0, a.length] : [0, Math.max(.001, i ?? 0, ...(r.current.marks ?? []).map((e) => e.value)) * 1.08] }
			},
			axes: [{
				...s,
				values: (e, t) => t.map(de),
				size: 30,
				incrs: [
					1,
					2,
					5,
					10,
					15,
					30,
					60,
					120,
					300,
					600,
					900,
					1800,
					3600,
					7200,
					14400,
					43200,
					86400
				].filter((e) => e >= o)
			}, {
				...s,
				values: (e, t) => t.map(ce),
				size: 52,
				...e.strip ? {
					values: () => [],
					grid: { show: !1 },
					ticks: { show: !1 }
				} : {}
			}],
			series: [{}, ...a.map((t, n) => ({
				label: t.label,
				stroke: cs(t.colour ?? n),
				width: ls(t.colour ?? n).length > 0 ? 1.75 : 2.5,
				dash: ls(t.colour ?? n),
				spanGaps: !0,
				paths: e.strip ? () => null : void 0,
				points: { show: !1 }
			}))],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (W.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					e.strip ? ys(t, r.current) : vs(t, r.current.marks ?? []);
				}]
			}
		}, hs(p, a), i);
		n.current = c, c.over.addEventListener("mousemove", (e) => {
			Ct.value = c.data[0][c.posToIdx(e.clientX - c.over.getBoundingClientRect().left)] ?? null;
		}), c.over.addEventListener("mouseleave", () => {
			Ct.value = null;
		}), c.over.addEventListener("click", () => {
			Ct.value !== null && r.current.onPick?.(Ct.value);
		}), c.over.addEventListener("dblclick", () => {
			W.value = null;
		});
		let l = new ResizeObserver(() => {
			i.clientWidth > 0 && i.clientWidth !== c.width && c.setSize({
				width: i.clientWidth,
				height: f
			});
		});
		return l.observe(i), () => {
			l.disconnect(), c.destroy(), n.current = null;
		};
	}, [
		u,
		l,
		d,
		o,
		f
	]);
	let h = W.value, g = Ct.value;
	De(() => {
		n.current?.batch((e) => {
			e.setData(hs(p, a));
		});
	}, [
		h,
		p,
		a
	]), De(() => {
		let e = n.current;
		e && !e.over.matches(":hover") && e.setCursor({
			left: g === null ? -10 : e.valToPos(g, "x"),
			top: g === null ? -10 : 1
		}, !1);
	}, [
		g,
		h,
		p,
		a,
		l
	]);
	let _ = (e) => {
		let t = Math.max(0, Math.min(s - 1, Math.round(e / o))) * o, n = W.value;
		if (n && (t < n[0] || t > n[1])) {
			let e = n[1] - n[0], r = t < n[0] ? t : t - e;
			W.value = [r, r + e];
		}
		Ct.value = t;
	}, v = (e) => {
		let t = (s - 1) * o, [n, r] = W.value ?? [0, t], i = Math.max(2 * o, (r - n) * e), a = Ct.value ?? (n + r) / 2, c = Math.max(0, Math.min(t - i, a - i / 2));
		W.value = i >= t ? null : [c, c + i];
	};
	return /* @__PURE__ */ U("section", {
		class: "chart",
		"aria-labelledby": c,
		children: [
			/* @__PURE__ */ U("header", { children: [/* @__PURE__ */ U("h3", {
				id: c,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ U("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${i.value ? "Chart" : "Table"}: ${e.title}`,
				onClick: () => {
					i.value = !i.value;
				},
				children: i.value ? "Chart" : "Table"
			})] }),
			u ? /* @__PURE__ */ U("p", {
				class: "hint",
				children: "Nothing yet."
			}) : /* @__PURE__ */ U("div", {
				ref: t,
				class: "plot",
				role: "slider",
				tabIndex: 0,
				hidden: i.value,
				onKeyDown: (t) => {
					if (t.ctrlKey || t.metaKey || t.altKey) return;
					let n = Ct.value ?? W.value?.[0] ?? 0, r = (t.shiftKey ? 10 : 1) * o, i = {
						ArrowRight: () => _(Ct.value === null ? n : n + r),
						ArrowLeft: () => _(n - r),
						Home: () => _(0),
						End: () => _(s * o),
						"+": () => v(.5),
						"=": () => v(.5),
						"-": () => v(2),
						0: () => {
							W.value = null;
						},
						Enter: () => {
							Ct.value !== null && e.onPick?.(Ct.value);
						}
					};
					i[t.key] && (t.preventDefault(), i[t.key]());
				},
				"aria-labelledby": c,
				"aria-describedby": `${c}-said axis-keys`,
				"aria-orientation": "horizontal",
				"aria-valuemin": 0,
				"aria-valuemax": (s - 1) * o,
				"aria-valuenow": g ?? 0,
				"aria-valuetext": g === null ? "no time chosen" : `${de(g)}: ${a.map((e) => `${e.label} ${gs(e, g, o)}`).join(", ")}`
			}),
			/* @__PURE__ */ U("p", {
				id: `${c}-said`,
				hidden: !0,
				children: m
			}),
			!u && !i.value && /* @__PURE__ */ U("ul", {
				class: "legend",
				children: [a.map((t, n) => /* @__PURE__ */ U("li", { children: [
					/* @__PURE__ */ U(_s, {
						n: t.colour ?? n,
						strip: e.strip
					}),
					" ",
					t.label,
					" ",
					/* @__PURE__ */ U("b", { children: g === null ? "" : gs(t, g, o) })
				] }, t.label)), /* @__PURE__ */ U("li", {
					class: "at",
					children: g === null ? "" : `at ${de(g)}`
				})]
			}),
			i.value && /* @__PURE__ */ U(Ss, {
				...e,
				points: s
			})
		]
	});
}
function hs(e, t) {
	return [e, ...t.map((e) => e.values)];
}
function gs(e, t, n) {
	let r = e.values[Math.round(t / n)];
	return r == null ? "–" : ce(r);
}
function _s({ n: e, strip: t }) {
	return /* @__PURE__ */ U("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: t ? /* @__PURE__ */ U("rect", {
			x: "8",
			y: "0",
			width: "10",
			height: "10",
			fill: cs(e)
		}) : /* @__PURE__ */ U("line", {
			x1: "0",
			y1: "5",
			x2: "26",
			y2: "5",
			stroke: cs(e),
			"stroke-width": "2.5",
			"stroke-dasharray": ls(e).join(" ")
		})
	});
}
function vs(e, t) {
	let { left: n, top: r, width: i } = e.bbox, a = e.ctx, o = devicePixelRatio, s = /* @__PURE__ */ new Map();
	for (let n of t) {
		let t = Math.round(e.valToPos(n.value, "y", !0));
		n.value > 0 && s.set(t, [...s.get(t) ?? [], n.label]);
	}
	a.save(), a.strokeStyle = a.fillStyle = us(), a.lineWidth = o, a.font = `${11 * o}px system-ui, sans-serif`, a.textAlign = "right";
	let c = -1e9;
	for (let [e, t] of [...s].sort(([e], [t]) => e - t)) {
		a.setLineDash([5 * o, 4 * o]), a.beginPath(), a.moveTo(n, e), a.lineTo(n + i, e), a.stroke();
		let s = Math.max(e + 3 * o, c + 13 * o, r);
		c = s, a.textBaseline = "top", bs(a, t.join(", "), n + i - 4 * o, s, i - 8 * o);
	}
	a.restore();
}
function ys(e, { lines: t, step: n }) {
	let { left: r, top: i, width: a, height: o } = e.bbox, s = e.ctx, c = devicePixelRatio, l = o / t.length;
	s.save(), s.beginPath(), s.rect(r, i, a, o), s.clip(), s.font = `${11 * c}px system-ui, sans-serif`, s.textBaseline = "top", s.textAlign = "left", t.forEach((t, o) => {
		let u = i + (o + 1) * l, d = Math.max(1, ...t.values.map((e) => e ?? 0));
		s.fillStyle = fs(), s.fillRect(r, u - c, a, c), s.fillStyle = cs(t.colour ?? o), t.values.forEach((t, r) => {
			if (!t) return;
			let i = e.valToPos(r * n, "x", !0), a = Math.max(2 * c, (e.valToPos((r + 1) * n, "x", !0) - i) * .9), o = Math.max(3 * c, t / d * (l - 3 * c));
			s.fillRect(i, u - c - o, a, o);
		}), s.fillStyle = us(), bs(s, `${t.label}, up to ${ce(d)}`, r + 4 * c, u - l + 3 * c, a - 8 * c);
	}), s.restore();
}
function bs(e, t, n, r, i) {
	e.save(), e.setLineDash([]), e.lineJoin = "round", e.lineWidth = 4 * devicePixelRatio, e.strokeStyle = ds(), e.strokeText(t, n, r, i), e.fillText(t, n, r, i), e.restore();
}
function xs({ title: e, unit: t, lines: n, marks: r }) {
	return `${e}, ${t}: ${[...n.map((e) => `${e.label} at most ${ce(e.values.reduce((e, t) => Math.max(e, t ?? 0), 0))}`), ...(r ?? []).filter((e) => e.value > 0).map((e) => e.label)].join(", ")}. The button Table shows the numbers.`;
}
function Ss({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = W.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t) + 1), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ U("div", {
		class: "scroll",
		tabIndex: 0,
		role: "group",
		"aria-label": `${r} as a table`,
		children: [/* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ U("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ U("tbody", { children: l.map((n) => /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "row",
			children: de(n * t)
		}), e.map((e) => /* @__PURE__ */ U("td", { children: gs(e, n * t, t) }, e.label))] }, n)) })] }), c > 1 && /* @__PURE__ */ U("p", {
			class: "hint",
			children: [
				"One row in ",
				c,
				" is shown; zoom in for all."
			]
		})]
	});
}
// src/overview.tsx
function Cs({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ U(x, { children: [
		e.verdict_lines?.map((e, n) => /* @__PURE__ */ U("p", {
			class: n === 0 ? "headline" : t.generator.reasons.includes(e) ? "bad" : "",
			children: Es(e)
		}, n)),
		/* @__PURE__ */ U(ws, { page: e }),
		/* @__PURE__ */ U(Ds, { s: t }),
		/* @__PURE__ */ U(js, { page: e }),
		/* @__PURE__ */ U(Ns, { s: t }),
		/* @__PURE__ */ U(Fs, { s: t }),
		/* @__PURE__ */ U(Is, { s: t })
	] });
}
function ws({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ U("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ U(Ts, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function Ts({ c: e, title: t, drawn: n }) {
	let r = () => {
		Dt.value = e.cause, Ot.value = "", kt.value = -1, Et.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ U("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ U("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ U("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${I(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						fe(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ U("p", { children: Es(e.sentence) }),
			/* @__PURE__ */ U("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ U("details", { children: [/* @__PURE__ */ U("summary", { children: "Evidence" }), /* @__PURE__ */ U("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ U("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ U("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function Es(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function Ds({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ U("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ U("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: [/* @__PURE__ */ U("code", { children: e.expr }), e.implied && /* @__PURE__ */ U("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ U("td", { children: e.value === null ? "–" : Os(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function Os(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? fe(t) : /_ms\(/.test(e) ? ue(t) : ce(t);
}
var ks = 7, As = 4;
function js({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, i = (e, t) => t.length > e ? `, the first ${e} of ${t.length}` : "", a = t.slice(0, ks).map((e) => ({
		label: r(e.name, "open", t),
		values: e.open
	})), o = t.filter((e) => e.rtt_p99_ms.some((e) => e !== null)), s = t.reduce((e, t) => e + t.wanted, 0), c = (e) => (e[0] ?? []).map((t, n) => e.reduce((e, t) => e + (t[n] ?? 0), 0)), l = (e) => e.filter((e) => e.values.some((e) => (e ?? 0) > 0)), u = l([...Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n
	})), {
		label: "refused",
		values: c(t.map((e) => e.refused))
	}]), d = [...u, ...l([{
		label: "throttled (429)",
		values: c(n.map((e) => e.throttled))
	}, {
		label: "failed",
		values: c(n.map((e) => e.failed))
	}])], f = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), p = e.summary.platform?.max_concurrent ?? 0, m = e.summary.interactions.max_concurrent, h = {
		value: p,
		label: `the platform's maximum ${I(p)}`
	}, g = (t) => {
		let n = (n) => (n.values[Math.round(t / e.step_s)] ?? 0) > 0, r = u.some(n);
		d.some(n) && (W.value = [t, t + e.step_s], Dt.value = Ot.value = "", kt.value = jt.value = -1, r || (At.value = {
			...At.value,
			load: "",
			outcome: "",
			text: "",
			atLeastMs: 0
		}), Et.value = r ? "sockets" : "interactions");
	}, _ = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				id: "axis-keys",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart ",
					/* @__PURE__ */ U("kbd", { children: "←" }),
					" ",
					/* @__PURE__ */ U("kbd", { children: "→" }),
					" move the cursor (with ",
					/* @__PURE__ */ U("kbd", { children: "Shift" }),
					" ten points), ",
					/* @__PURE__ */ U("kbd", { children: "+" }),
					" ",
					/* @__PURE__ */ U("kbd", { children: "−" }),
					" zoom, ",
					/* @__PURE__ */ U("kbd", { children: "0" }),
					" shows all of it.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					W.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ U(ms, {
				title: "Open sockets",
				unit: `of ${I(s)} wanted${i(ks, t)}`,
				step: e.step_s,
				lines: a,
				marks: t.slice(0, ks).map((e) => ({
					value: e.wanted,
					label: `${r(e.name, "wanted", t)} ${I(e.wanted)}`
				}))
			}),
			d.length > 0 && /* @__PURE__ */ U(ms, {
				title: t.length > 0 ? "Closes by cause" : "Throttled and failed",
				unit: `${t.length > 0 ? "refusals and failures, " : ""}in ${e.step_s} s; click one or press Enter to see them`,
				step: e.step_s,
				lines: d,
				strip: !0,
				onPick: g
			}),
			n.length > 0 && /* @__PURE__ */ U(ms, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				marks: [{
					value: m,
					label: `maximum concurrent interactions ${I(m)}`
				}, h]
			}),
			f.length > 0 && /* @__PURE__ */ U(ms, {
				title: "The platform's own view",
				unit: `as it counts${i(ks, f)}`,
				step: e.step_s,
				lines: f.slice(0, ks),
				marks: [h]
			}),
			n.slice(0, As).map((t) => /* @__PURE__ */ U(Ms, {
				l: t,
				whose: n.length > 1 ? `: ${t.name}` : "",
				step: e.step_s
			}, t.name)),
			n.length > As && /* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					"The charts show the first ",
					As,
					" of ",
					n.length,
					" loads; the table below has all of them."
				]
			}),
			o.length > 0 && /* @__PURE__ */ U(ms, {
				title: "Ping round trips",
				unit: `ms at p99, ± 12 %${i(ks, o)}`,
				step: e.step_s,
				lines: o.slice(0, ks).map((e) => ({
					label: r(e.name, "ping", t),
					values: e.rtt_p99_ms
				}))
			}),
			/* @__PURE__ */ U(ms, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: _.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ U(ms, {
				title: "The generator's processors",
				unit: "how many",
				step: e.step_s,
				lines: [{
					label: "used",
					values: _.cpu ?? []
				}, {
					label: "waited for",
					values: _.waited ?? []
				}]
			})
		]
	});
}
function Ms({ l: e, whose: t, step: n }) {
	let r = (e) => e.map((e) => e / n), i = ke(() => [
		{
			label: "planned",
			values: r(e.planned)
		},
		{
			label: "started",
			values: r(e.started)
		},
		{
			label: "good",
			values: r(e.good)
		},
		{
			label: "throttled (429)",
			values: r(e.throttled)
		},
		{
			label: "failed",
			values: r(e.failed)
		}
	].map((e, t) => ({
		...e,
		colour: t
	})).filter((e, t) => t < 3 || e.values.some((e) => (e ?? 0) > 0)), [e]), a = ke(() => [
		{
			label: "p50 from plan",
			values: e.latency_p50_ms
		},
		{
			label: "p99 from plan",
			values: e.latency_p99_ms
		},
		{
			label: "p99 service",
			values: e.service_p99_ms
		}
	], [e]);
	return /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U(ms, {
		title: `Arrivals${t}`,
		unit: "a second",
		step: n,
		lines: i
	}), /* @__PURE__ */ U(ms, {
		title: `Latency${t}`,
		unit: "ms, ± 12 %",
		step: n,
		lines: a
	})] });
}
function Ns({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ U("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Pools",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ U("td", { children: I(n.wanted) }),
				/* @__PURE__ */ U("td", { children: I(n.opened) }),
				/* @__PURE__ */ U("td", {
					class: n.refused > 0 ? "bad" : "",
					children: I(n.refused)
				}),
				/* @__PURE__ */ U("td", {
					class: n.lost > 0 ? "bad" : "",
					children: I(n.lost)
				}),
				/* @__PURE__ */ U("td", { children: I(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ U("td", { children: I(n.peak_open) }),
				/* @__PURE__ */ U("td", { children: Ps(n.connect_ms) }),
				/* @__PURE__ */ U("td", { children: Ps(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function Ps(e) {
	return e.count > 0 ? `${ue(e.p50)} / ${ue(e.p99)}` : "–";
}
function Fs({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ U("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Loads",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ U("td", { children: I(t.planned) }),
				/* @__PURE__ */ U("td", { children: I(t.started) }),
				/* @__PURE__ */ U("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: I(t.not_started)
				}),
				/* @__PURE__ */ U("td", { children: I(t.succeeded) }),
				/* @__PURE__ */ U("td", {
					class: t.failed > 0 ? "bad" : "",
					children: I(t.failed)
				}),
				/* @__PURE__ */ U("td", { children: I(t.throttled) }),
				/* @__PURE__ */ U("td", { children: ce(t.good_per_s) }),
				/* @__PURE__ */ U("td", { children: [
					ue(t.latency_ms.p50),
					" / ",
					ue(t.latency_ms.p99),
					" / ",
					ue(t.latency_ms.max)
				] }),
				/* @__PURE__ */ U("td", { children: ue(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function Is({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "generator",
		children: [/* @__PURE__ */ U("h2", {
			id: "generator",
			children: ["The generator", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ U("p", { children: [
			e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
			"CPU ",
			ce(t.cpu_s),
			" s, memory ",
			ce(t.peak_rss_bytes / (1 << 20)),
			" MiB, late by ",
			ue(t.lateness_ms.p99),
			" at p99 and ",
			ue(t.lateness_ms.max),
			" at most."
		] })]
	});
}
// src/sockets.tsx
function Ls({ page: e }) {
	let t = e.ends, n = ke(() => [...new Set(t.cause)], [t]), r = ke(() => {
		let n = [], r = W.value;
		for (let i = 0; i < t.cause.length; i++) Dt.value && t.cause[i] !== Dt.value || Ot.value && e.pools?.[t.pool[i]]?.name !== Ot.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Dt.value,
		Ot.value,
		W.value
	]), i = ke(() => r.filter((e) => t.phase[e] === "open"), [r]);
	if (t.total === 0) return /* @__PURE__ */ U("p", { children: "No socket was refused or lost." });
	let a = (t) => e.titles[t] ?? t, o = kt.value;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "the-sockets",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "the-sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["cause ", /* @__PURE__ */ U("select", {
						value: Dt.value,
						onChange: (e) => {
							Dt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ U("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["pool ", /* @__PURE__ */ U("select", {
						value: Ot.value,
						onChange: (e) => {
							Ot.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ U("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					W.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, W.value[0])),
							" to ",
							L(W.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							I(r.length),
							" of ",
							I(t.cause.length),
							t.total > t.cause.length && `, a sample of ${I(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ U("div", {
				class: "two",
				children: [/* @__PURE__ */ U(zs, {
					page: e,
					rows: i,
					causes: n
				}), /* @__PURE__ */ U("div", { children: [
					/* @__PURE__ */ U(Us, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ U(Us, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ U(Us, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ U(Us, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ U(Us, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ U(St, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: (e) => {
					kt.value = e;
				},
				onClose: () => {
					kt.value = -1;
				},
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => L(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.silence_s[e]) : "–"
					}
				]
			}),
			o >= 0 && t.cause[o] !== void 0 && /* @__PURE__ */ U(Rs, {
				page: e,
				i: o
			})
		]
	});
}
function Rs({ page: e, i: t }) {
	let n = e.ends, r = [
		["cause", e.titles[n.cause[t]] ?? n.cause[t]],
		["came as far as", n.phase[t]],
		["ended as", n.how[t].replaceAll("_", " ") + (n.code[t] ? ` ${n.code[t]}` : "")],
		["attempt", String(n.attempt[t])],
		["ended at", L(n.ended_s[t])]
	];
	return n.phase[t] === "open" && r.push(["age", L(n.age_s[t])], ["silence either way", L(n.silence_s[t])], ["silence of the server", L(n.silence_received_s[t])], ["silence of ours", L(n.silence_sent_s[t])]), n.detail[t] && r.push(["detail", n.detail[t]]), /* @__PURE__ */ U("aside", {
		class: "detail",
		"aria-label": "Evidence of one socket",
		children: [/* @__PURE__ */ U("h3", { children: [
			e.pools?.[n.pool[t]]?.name,
			" socket ",
			n.socket[t]
		] }), /* @__PURE__ */ U("dl", { children: r.map(([e, t]) => /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("dt", { children: e }), /* @__PURE__ */ U("dd", { children: t })] })) })]
	});
}
function zs({ page: e, rows: t, causes: n }) {
	let r = Oe(null), i = ss.value, a = e.ends, o = t.map((e) => a.age_s[e]), s = t.map((e) => a.silence_s[e]), c = Math.max(.001, Hs(o)) * 1.05, l = Math.max(.001, Hs(s)) * 1.05, u = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, d = () => {
		let e = r.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let d = devicePixelRatio || 1, f = e.clientWidth, p = e.clientHeight;
		e.width = f * d, e.height = p * d, i.scale(d, d), i.font = "11px system-ui, sans-serif";
		let m = (e) => u.left + e / c * (f - u.left - u.right), h = (e) => p - u.bottom - e / l * (p - u.top - u.bottom);
		i.strokeStyle = fs(), i.fillStyle = us();
		for (let e = 0; e <= 4; e++) {
			let t = c * e / 4, n = l * e / 4;
			i.beginPath(), i.moveTo(m(t), u.top), i.lineTo(m(t), p - u.bottom), i.moveTo(u.left, h(n)), i.lineTo(f - u.right, h(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(ce(t), m(t), p - u.bottom + 14), i.textAlign = "right", i.fillText(ce(n), u.left - 6, h(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (u.left + f - u.right) / 2, p - 4), i.save(), i.translate(11, (u.top + p - u.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(a.cause[e]);
			i.fillStyle = i.strokeStyle = cs(r), Bs(i, r, m(o[t]), h(s[t]));
		}), i.globalAlpha = 1;
	};
	return De(() => {
		d();
		let e = new ResizeObserver(d);
		return r.current && e.observe(r.current), () => e.disconnect();
	}, [t, i]), /* @__PURE__ */ U("figure", { children: [/* @__PURE__ */ U("canvas", {
		ref: r,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = r.current;
			if (!n) return;
			let i = n.getBoundingClientRect(), a = i.width, d = i.height, f = -1, p = 400;
			t.forEach((t, n) => {
				let r = u.left + o[n] / c * (a - u.left - u.right), m = d - u.bottom - s[n] / l * (d - u.top - u.bottom), h = (r - (e.clientX - i.left)) ** 2 + (m - (e.clientY - i.top)) ** 2;
				h < p && (p = h, f = t);
			}), f >= 0 && (kt.value = f);
		},
		"aria-label": `${I(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ U("figcaption", { children: n.filter((e) => t.some((t) => a.cause[t] === e)).map((t) => /* @__PURE__ */ U("span", {
		class: "key",
		children: [
			/* @__PURE__ */ U(Vs, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Bs(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Vs({ n: e }) {
	return /* @__PURE__ */ U("span", {
		"aria-hidden": "true",
		style: { color: cs(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Hs(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function Us({ title: e, values: t }) {
	let n = Math.max(1e-6, Hs(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Hs(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${L(o)}, spread ${L(s)}`;
	return /* @__PURE__ */ U("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ U("figcaption", { children: c }), /* @__PURE__ */ U("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ U("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Ws() {
	return It.value ? /* @__PURE__ */ U(Zs, { page: It.value }) : /* @__PURE__ */ U("main", { children: /* @__PURE__ */ U("p", {
		role: "status",
		children: Lt.value === "refused" ? Gs : Lt.value === "lost" ? Ks : "Waiting for the run …"
	}) });
}
var Gs = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", Ks = "Connection lost: the run's process has ended, or cannot be reached. Trying again …";
function qs({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = Lt.value === "lost" ? Ks : Lt.value === "refused" ? Gs : "", r = [
		n && `${n} This is how it was at ${L(t.at_s)}.`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || Rt.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${I(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ U("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: r
	});
}
function Js({ page: e }) {
	return e.live?.state !== "running" || Lt.value !== "live" || Rt.value ? null : /* @__PURE__ */ U("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && Wt();
		},
		children: "Stop the run"
	});
}
function Ys({ page: e }) {
	let t = zt.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ U("p", {
		class: "hint",
		children: [
			"The latest ",
			I(t.loaded),
			" of ",
			I(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					nn(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					nn(!1);
				},
				children: [I(n), " new: look again"]
			})
		]
	});
}
var Xs = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function Zs({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("header", {
		class: "top",
		children: [
			/* @__PURE__ */ U("p", {
				class: `verdict ${t.verdict}`,
				children: Xs[t.verdict]
			}),
			/* @__PURE__ */ U("div", { children: [/* @__PURE__ */ U("h1", { children: n.scenario || "run" }), /* @__PURE__ */ U("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					e.live ? `${L(Math.floor(e.live.at_s))} of ${L(e.live.duration_s)}` : L(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] }),
			/* @__PURE__ */ U(Js, { page: e })
		]
	}), /* @__PURE__ */ U("main", { children: [
		/* @__PURE__ */ U(qs, { page: e }),
		/* @__PURE__ */ U("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Et.value = wt[(wt.findIndex(([e]) => e === Et.value) + t + wt.length) % wt.length][0], document.getElementById(`tab-${Et.value}`)?.focus());
			},
			children: wt.map(([e, t]) => /* @__PURE__ */ U("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Et.value === e,
				"aria-controls": "view",
				tabIndex: Et.value === e ? 0 : -1,
				onClick: () => {
					Et.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ U("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Et.value}`,
			children: [
				Et.value === "overview" && /* @__PURE__ */ U(Cs, { page: e }),
				Et.value === "sockets" && /* @__PURE__ */ U(Ls, { page: e }),
				Et.value === "interactions" && /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U(Mt, { page: e }), /* @__PURE__ */ U(Ys, { page: e })] })
			]
		})
	] })] });
}
var Qs = document.getElementById("page");
try {
	Vt(), Qs.replaceChildren(), F(/* @__PURE__ */ U(Ws, {}), Qs);
} catch (e) {
	Qs.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
